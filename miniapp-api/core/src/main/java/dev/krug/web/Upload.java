package dev.krug.web;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A form with one file, named {@code file}, and some words beside it.
 *
 * @param file null when there was none
 */
public record Upload(byte @Nullable [] file, Map<String, String> fields) {

    private static final Set<String> PATHS = Set.of("/api/v1/admin/packs");
    private static final int MOST_PARTS = 10;

    static boolean isSentTo(String path) {
        return PATHS.contains(path);
    }

    /** Reads the form into memory; answers 413 as soon as the file is larger than it may be. */
    public static Mono<Upload> read(Flux<PartEvent> parts, int mostBytes) {
        return Mono.defer(() -> {
            var reading = new Reading(mostBytes);
            return parts.doOnDiscard(PartEvent.class, part -> DataBufferUtils.release(part.content()))
                    .doOnNext(reading::take)
                    .then(Mono.fromSupplier(reading::result));
        });
    }

    /** What was read so far. */
    private static final class Reading {

        private final int mostBytes;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Map<String, String> fields = new TreeMap<>();
        private boolean hasFile;
        private int finished;

        Reading(int mostBytes) {
            this.mostBytes = mostBytes;
        }

        void take(PartEvent part) {
            try {
                if (part instanceof FormPartEvent field) {
                    fields.put(field.name(), field.value());
                } else if (part instanceof FilePartEvent && part.name().equals("file")) {
                    hasFile = true;
                    append(part);
                }
            } finally {
                DataBufferUtils.release(part.content());
            }
            finished += part.isLast() ? 1 : 0;
            if (finished > MOST_PARTS) {
                throw ApiException.invalid("body", "TOO_MANY_PARTS");
            }
        }

        private void append(PartEvent part) {
            var content = part.content();
            if (bytes.size() + content.readableByteCount() > mostBytes) {
                throw ApiException.tooLarge();
            }
            var chunk = new byte[content.readableByteCount()];
            content.read(chunk);
            bytes.writeBytes(chunk);
        }

        Upload result() {
            return new Upload(hasFile ? bytes.toByteArray() : null, Map.copyOf(fields));
        }
    }
}

package dev.krug.web;

import dev.krug.packs.PackFormat;
import java.io.ByteArrayOutputStream;
import java.util.Map;
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

    /** What is around the file in the form. */
    private static final int MOST_BYTES_AROUND = 64 * 1024;

    private static final Map<String, Integer> MOST_BYTES = Map.of(
            "/api/v1/admin/packs",
            PackFormat.MOST_BYTES,
            // Goes to disk, where the import has a limit of its own.
            "/api/v1/admin/imports",
            1 << 30);

    /** How large a form may be that is sent to this path; null where none is. */
    static @Nullable Integer mostBytes(String path) {
        var most = MOST_BYTES.get(path);
        return most == null ? null : most + MOST_BYTES_AROUND;
    }

    /** Reads the form into memory; 413 when the file is larger than it may be. */
    public static Mono<Upload> read(Flux<PartEvent> parts, int mostBytes) {
        return Mono.defer(() -> {
            var reading = new Reading(mostBytes);
            return parts.doOnNext(reading::take).then(Mono.fromSupplier(reading::result));
        });
    }

    /** What was read so far. */
    private static final class Reading {

        private final int mostBytes;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Map<String, String> fields = new TreeMap<>();
        private boolean hasFile;
        private boolean isTooLarge;

        Reading(int mostBytes) {
            this.mostBytes = mostBytes;
        }

        // Never fails: the parser releases its buffers in order only when it comes to the end.
        void take(PartEvent part) {
            if (part instanceof FormPartEvent field) {
                fields.put(field.name(), field.value());
            } else if (part instanceof FilePartEvent && part.name().equals("file")) {
                append(part);
            }
            DataBufferUtils.release(part.content());
        }

        private void append(PartEvent part) {
            var content = part.content();
            hasFile = true;
            isTooLarge |= bytes.size() + content.readableByteCount() > mostBytes;
            if (!isTooLarge) {
                var chunk = new byte[content.readableByteCount()];
                content.read(chunk);
                bytes.writeBytes(chunk);
            }
        }

        Upload result() {
            if (isTooLarge) {
                throw ApiException.tooLarge();
            }
            return new Upload(hasFile ? bytes.toByteArray() : null, Map.copyOf(fields));
        }
    }
}

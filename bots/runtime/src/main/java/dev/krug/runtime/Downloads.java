package dev.krug.runtime;

import dev.krug.kernel.Json;
import dev.krug.runtime.TelegramApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Reads files from Telegram, for one bot. */
final class Downloads { // CORE-388

    static final int MOST_BYTES = 20 * 1024 * 1024;

    private final TelegramApi api;
    private final String token;

    Downloads(TelegramApi api, String token) {
        this.api = api;
        this.token = token;
    }

    Mono<byte[]> bytes(String fileId, int mostBytes) {
        int most = Math.min(mostBytes, MOST_BYTES);
        return DataBufferUtils.join(content(fileId, most)).map(joined -> {
            var bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            DataBufferUtils.release(joined);
            return bytes;
        });
    }

    Mono<Path> toTemporaryFile(String fileId) {
        return Mono.fromCallable(() -> Files.createTempFile("krug-", ".download"))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(file -> DataBufferUtils.write(content(fileId, MOST_BYTES), file)
                        .onErrorResume(failure -> remove(file).then(Mono.error(failure)))
                        .thenReturn(file));
    }

    private Flux<DataBuffer> content(String fileId, long most) {
        return api.call(token, "getFile", Json.write(Map.of("file_id", fileId)))
                .flatMap(answer -> path(answer, most))
                .flatMapMany(path -> limited(api.download(token, path), most));
    }

    private static Mono<String> path(Answer answer, long most) {
        return switch (answer) {
            case Answer.Ok(var file) ->
                file.path("file_size").asLong(0) > most
                        ? Mono.error(new FileTooLarge(most))
                        : Mono.justOrEmpty(path(file));
            case Answer.Refused refused
            when refused.description().contains("file is too big") -> Mono.error(new FileTooLarge(MOST_BYTES));
            default -> Mono.error(new IOException("Telegram gives no file: " + answer));
        };
    }

    private static String path(JsonNode file) {
        return file.path("file_path").asString("");
    }

    // The size that Telegram names may be missing, so what comes is counted.
    private static Flux<DataBuffer> limited(Flux<DataBuffer> content, long most) {
        var total = new AtomicLong();
        return content.doOnDiscard(DataBuffer.class, DataBufferUtils::release).map(buffer -> {
            if (total.addAndGet(buffer.readableByteCount()) > most) {
                DataBufferUtils.release(buffer);
                throw new FileTooLarge(most);
            }
            return buffer;
        });
    }

    private static Mono<Void> remove(Path file) {
        return Mono.fromCallable(() -> Files.deleteIfExists(file))
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }
}

package dev.krug.sandbox.botapi;

import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.World;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /file/bot<token>/<path>}. */
record Downloads(World world, Tokens tokens) { // CORE-421

    private static final Pattern FILE = Pattern.compile("/file/bot([^/]*)/(.+)");
    private static final int MAX_BYTES = 20 * 1024 * 1024;

    Mono<ServerResponse> answer(ServerRequest request) {
        return Mono.defer(() -> {
                    var path = FILE.matcher(request.path());
                    if (!path.matches()) {
                        throw Rejection.of(404, "Not Found");
                    }
                    tokens.check(path.group(1));
                    var file = world.locked(() -> world.files().at(path.group(2)));
                    if (file == null) {
                        throw Rejection.of(404, "Not Found");
                    }
                    if (file.content().length > MAX_BYTES) {
                        throw Rejection.badRequest("file is too big");
                    }
                    return ServerResponse.ok()
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .bodyValue(file.content());
                })
                .onErrorResume(Rejection.class, BotApi::refused);
    }
}

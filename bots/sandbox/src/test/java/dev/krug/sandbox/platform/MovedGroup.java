package dev.krug.sandbox.platform;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Stands before the sandbox and answers for one group that became a supergroup; all else it passes on. */
final class MovedGroup implements AutoCloseable {

    static final long OLD = -4_000_001L;
    static final long NEW = -1_004_000_000_001L;

    private final String target;
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final DisposableServer server;

    MovedGroup(Sandbox sandbox) {
        target = sandbox.url();
        server = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    /** The texts that reached the supergroup, in order. */
    List<String> arrived() {
        return arrived;
    }

    /** How often the old id was tried. */
    int refused() {
        return refused.size();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .defaultIfEmpty("")
                .flatMap(body -> answer(request, body))
                .flatMap(answer -> response.status(answer.status())
                        .header("Content-Type", "application/json")
                        .sendString(Mono.just(answer.body()))
                        .then());
    }

    private record Answer(int status, String body) {}

    private Mono<Answer> answer(HttpServerRequest request, String body) {
        if (request.uri().toLowerCase(Locale.ROOT).endsWith("/sendmessage")) {
            var call = Json.MAPPER.readTree(body);
            var chat = call.path("chat_id").asString();
            if (chat.equals(Long.toString(OLD))) {
                refused.add(body);
                return Mono.just(new Answer(400, Rejection.upgraded(NEW).body().toString()));
            }
            if (chat.equals(Long.toString(NEW))) {
                arrived.add(call.path("text").asString());
                return Mono.just(new Answer(200, "{\"ok\":true,\"result\":{\"message_id\":1}}"));
            }
        }
        return HttpClient.create()
                .headers(headers -> headers.set("Content-Type", "application/json"))
                .request(request.method())
                .uri(target + request.uri())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8))))
                .responseSingle((response, content) -> content.asString()
                        .defaultIfEmpty("")
                        .map(text -> new Answer(response.status().code(), text)));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}

package dev.krug.spin.model;

import dev.krug.spin.model.ModelSettings.Endpoint;
import dev.krug.spin.model.ModelSettings.Style;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A model on loopback that answers or misbehaves as told, and remembers what it was asked. */
public final class ModelStandIn implements AutoCloseable {

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> answer = says("yes");

    public ModelStandIn() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMap(body -> {
                            bodies.add(body);
                            paths.add(request.uri());
                            return Mono.from(answer.apply(request, response));
                        }))
                .bindNow();
    }

    public Endpoint endpoint(Style style) {
        return new Endpoint(URI.create("http://127.0.0.1:" + server.port() + "/v1"), "secret", "m", style);
    }

    public ModelSettings settings(@Nullable Endpoint secondary) {
        var pair = new ModelSettings.Pair(endpoint(Style.OPENAI), secondary);
        return settings(pair, Duration.ofSeconds(10));
    }

    /** Waits long for what answers at all, and briefly for what never does. */
    public ModelSettings settingsFor(Fault fault) {
        var pair = new ModelSettings.Pair(endpoint(Style.OPENAI), null);
        return settings(pair, fault.hangs() ? Duration.ofMillis(300) : Duration.ofSeconds(10));
    }

    private static ModelSettings settings(ModelSettings.Pair pair, Duration callTimeout) {
        return new ModelSettings(
                pair, pair, pair, pair, callTimeout, Duration.ofSeconds(30), 5, Duration.ofSeconds(60));
    }

    public void answers(Fault fault) {
        answer = fault.answer;
    }

    public void answersText(String text) {
        answer = says(text);
    }

    public void answersBody(String body) {
        answer = (request, response) -> response.sendString(Mono.just(body)).then();
    }

    public List<String> bodies() {
        return bodies;
    }

    public List<String> paths() {
        return paths;
    }

    private static BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> says(String text) {
        var body = "{\"choices\":[{\"message\":{\"content\":\"" + text + "\"}}]}";
        return (request, response) -> response.sendString(Mono.just(body)).then();
    }

    /** Property 25. */
    public enum Fault {
        TIMEOUT((request, response) -> Mono.never()),
        SERVER_ERROR((request, response) -> response.status(500).send()),
        BAD_REQUEST((request, response) -> response.status(400).send()),
        EMPTY((request, response) -> response.send()),
        EMPTY_TEXT(says("")),
        NOT_JSON((request, response) -> response.sendString(Mono.just("<html>")).then()),
        INVALID_LABEL(says("banana")),
        HUGE((request, response) ->
                response.sendString(Mono.just("x".repeat(1024 * 1024))).then()),
        SLOW_STREAM((request, response) -> response.sendString(
                        Flux.interval(Duration.ofMillis(50)).map(tick -> " "))
                .then());

        private final BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> answer;

        Fault(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> answer) {
            this.answer = answer;
        }

        boolean hangs() {
            return this == TIMEOUT || this == SLOW_STREAM;
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}

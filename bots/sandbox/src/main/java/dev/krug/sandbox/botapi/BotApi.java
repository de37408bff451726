package dev.krug.sandbox.botapi;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.request.RequestReader;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;

/** {@code /bot<token>/<method>} and {@code /file/bot<token>/<path>}. */
public final class BotApi { // CORE-421

    private static final Pattern CALL = Pattern.compile("/bot([^/]*)(?:/test)?/([^/]+)/?");

    private final World world;
    private final Tokens tokens;
    private final FloodLimits flood;
    private final Faults faults;
    private final CallLog log;

    public BotApi(World world, FloodLimits flood, Faults faults, CallLog log) {
        this.world = world;
        this.tokens = new Tokens(world);
        this.flood = flood;
        this.faults = faults;
        this.log = log;
        world.updates()
                .onDisorder((bot, chat) -> faults.ofUpdate(world.bots().get(bot).username(), chat));
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .route(RequestPredicates.path("/file/{*rest}"), new Downloads(world, tokens)::answer)
                .route(request -> request.path().startsWith("/bot"), this::call)
                .build();
    }

    private Mono<ServerResponse> call(ServerRequest request) {
        return Mono.defer(() -> {
                    var path = CALL.matcher(request.path());
                    if (!path.matches()) {
                        throw Rejection.of(404, "Not Found");
                    }
                    return RequestReader.read(request)
                            .onErrorMap(Rejection.class, wrong -> tokens.firstOf(path.group(1), wrong))
                            .flatMap(input -> call(request, tokens.bot(path.group(1)), path.group(2), input));
                })
                .onErrorResume(Rejection.class, BotApi::refused);
    }

    private Mono<ServerResponse> call(ServerRequest request, BotAccount bot, String name, Input input) {
        var fault = faults.ofCall(bot.username(), chatId(input), name);
        var answered = logged(bot, name, input, answer(bot, name, input, fault));
        if (fault == null) {
            return answered.flatMap(BotApi::ok);
        }
        return switch (fault.kind()) {
            case CLOSE_BEFORE -> cutOff(request);
            case CLOSE_AFTER -> answered.then(cutOff(request));
            case DELAY ->
                Mono.delay(Duration.ofMillis(fault.delayMillis()))
                        .then(answered)
                        .flatMap(BotApi::ok);
            default -> answered.flatMap(BotApi::ok);
        };
    }

    private Mono<JsonNode> answer(BotAccount bot, String name, Input input, @Nullable Fault fault) {
        return Mono.defer(() -> {
            var refusal = fault == null ? null : Faults.rejection(fault);
            if (refusal != null) {
                throw refusal;
            }
            return execute(bot, name, input);
        });
    }

    private Mono<JsonNode> logged(BotAccount bot, String name, Input input, Mono<JsonNode> result) {
        return result.map(BotApi::success)
                .doOnNext(answer -> log(bot, name, input, 200, answer))
                .doOnError(Rejection.class, refusal -> log(bot, name, input, refusal.code(), refusal.body()));
    }

    /** Runs a method that a webhook answered with. */
    Mono<JsonNode> answered(BotAccount bot, String name, Input input) {
        return logged(bot, name, input, execute(bot, name, input));
    }

    private Mono<JsonNode> execute(BotAccount bot, String name, Input input) {
        return Mono.defer(() -> {
            var method = Methods.find(name);
            if (method == null) {
                throw Methods.isKnown(name)
                        ? Rejection.badRequest("method is not simulated by the sandbox")
                        : Rejection.notFound("method not found");
            }
            return method.run(new Call(world, flood, bot, input.check(method.parameters())));
        });
    }

    private void log(BotAccount bot, String method, Input input, int status, JsonNode answer) {
        world.run(() -> log.add(world.clock().millis(), bot.username(), method, input.summary(), status, answer));
    }

    private static @Nullable Long chatId(Input input) {
        try {
            return input.has("chat_id") ? input.integer("chat_id") : null;
        } catch (Rejection notANumber) {
            return null;
        }
    }

    private static JsonNode success(JsonNode result) {
        var body = Json.object().put("ok", true);
        body.set("result", result);
        return body;
    }

    private static Mono<ServerResponse> ok(JsonNode body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body.toString());
    }

    public static Mono<ServerResponse> refused(Rejection refusal) {
        var retryAfter = refusal.retryAfter();
        var headers = retryAfter == null ? Map.<String, String>of() : Map.of("Retry-After", retryAfter);
        return ServerResponse.status(refusal.code())
                .headers(all -> headers.forEach(all::set))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(refusal.body().toString());
    }

    private static Mono<ServerResponse> cutOff(ServerRequest request) {
        return Mono.defer(() -> {
            var response = (AbstractServerHttpResponse) request.exchange().getResponse();
            HttpServerResponse connection = response.getNativeResponse();
            connection.withConnection(open -> open.dispose());
            return Mono.never();
        });
    }
}

package dev.krug.sandbox.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.botapi.BotApi;
import dev.krug.sandbox.botapi.CallLog;
import dev.krug.sandbox.botapi.Faults;
import dev.krug.sandbox.botapi.FloodLimits;
import dev.krug.sandbox.botapi.MethodList;
import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.request.RequestReader;
import dev.krug.sandbox.world.World;
import dev.krug.sandbox.world.WorldEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@code /sandbox/api}: all that the chat page does. */
public final class ControlApi { // CORE-434

    static final JsonNode DONE = Json.MAPPER.getNodeFactory().booleanNode(true);

    private static final String BASE = "/sandbox/api";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final World world;
    private final List<Operation> operations;

    public ControlApi(World world, Faults faults, FloodLimits limits, CallLog calls, Runnable keep) {
        this.world = world;
        var named = new Named(world);
        var groups = new GroupOperations(world, named);
        operations = Stream.of(
                        new PeopleOperations(world).all(),
                        new BotOperations(world, named).all(),
                        new ChatOperations(world, named).all(),
                        new MessageOperations(world, named).all(),
                        new DeedOperations(world, named).all(),
                        new PollOperations(world, named).all(),
                        groups.all(),
                        new MemberOperations(world, named, groups).all(),
                        new InviteOperations(world, named).all(),
                        new InlineOperations(world, named).all(),
                        new ShareOperations(world, named).all(),
                        new PressOperations(world, named).all(),
                        new MiniAppOperations(world, named).all(),
                        new CloudStorage(world, named).all(),
                        new FaultOperations(faults).all(),
                        new WorldOperations(world, limits, calls, keep).all())
                .flatMap(List::stream)
                .toList();
    }

    public RouterFunction<ServerResponse> routes() {
        var routes = RouterFunctions.route();
        for (var operation : operations) {
            routes.route(
                    RequestPredicates.method(operation.method()).and(RequestPredicates.path(BASE + operation.path())),
                    request -> answer(request, operation));
        }
        return routes.GET("/sandbox/methods", request -> methods())
                .GET(BASE + "/openapi.json", request -> json(OpenApi.document(operations)))
                .GET(BASE + "/events", request -> events())
                .route(
                        RequestPredicates.path(BASE + "/{*rest}"),
                        request -> BotApi.refused(Rejection.of(404, "Not Found")))
                .filter((request, next) -> Callers.isOurs(request)
                        ? next.handle(request)
                        : BotApi.refused(Rejection.forbidden("this page may not use the sandbox")))
                .build();
    }

    private Mono<ServerResponse> answer(ServerRequest request, Operation operation) {
        return RequestReader.read(request)
                .map(input -> run(operation, input))
                .flatMap(result -> {
                    var body = Json.object().put("ok", true);
                    body.set("result", result);
                    return json(body);
                })
                .onErrorResume(Rejection.class, BotApi::refused);
    }

    private JsonNode run(Operation operation, Input input) {
        return world.locked(() -> operation.action().apply(input.check(operation.parameters())));
    }

    private Mono<ServerResponse> events() {
        var stream = world.events().stream().map(ControlApi::message);
        var heartbeat = Flux.interval(HEARTBEAT)
                .map(tick -> ServerSentEvent.<String>builder().comment("").build());
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("Cache-Control", "no-store")
                .body(BodyInserters.fromServerSentEvents(Flux.merge(
                                Flux.just(ServerSentEvent.builder("{}")
                                        .event("hello")
                                        .build()),
                                stream,
                                heartbeat)
                        .takeUntilOther(world.events().stream().ignoreElements())));
    }

    private static ServerSentEvent<String> message(WorldEvent event) {
        var data = event.data().deepCopy().put("user", event.user());
        return ServerSentEvent.builder(data.toString()).event(event.type()).build();
    }

    private static Mono<ServerResponse> methods() {
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_MARKDOWN, UTF_8))
                .bodyValue(MethodList.markdown());
    }

    private static Mono<ServerResponse> json(JsonNode body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body.toString());
    }
}

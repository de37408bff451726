package dev.krug.sandbox;

import dev.krug.sandbox.botapi.BotApi;
import dev.krug.sandbox.botapi.CallLog;
import dev.krug.sandbox.botapi.Faults;
import dev.krug.sandbox.botapi.FloodLimits;
import dev.krug.sandbox.botapi.Webhooks;
import dev.krug.sandbox.botfather.BotFather;
import dev.krug.sandbox.control.ControlApi;
import dev.krug.sandbox.page.ChatPage;
import dev.krug.sandbox.request.RequestReader;
import dev.krug.sandbox.world.Keeper;
import dev.krug.sandbox.world.SandboxClock;
import dev.krug.sandbox.world.Seed;
import dev.krug.sandbox.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.MultipartHttpMessageReader;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** The local Telegram: Bot API, control interface and chat page on one port. Starts in milliseconds. */
public final class Sandbox implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final SandboxOptions options;
    private final SandboxClock clock = new SandboxClock(InstantSource.system());
    private final World world;
    private final Faults faults = new Faults();
    private final FloodLimits limits;
    private final CallLog calls;
    private final Keeper keeper;
    private final Webhooks webhooks;
    // Its own threads: an application that stops takes those that it shares with it.
    private final LoopResources threads = LoopResources.create("sandbox");
    private final DisposableServer server;
    private final Disposable ticking;

    private Sandbox(SandboxOptions options) {
        this.options = options;
        world = new World(clock, new Seed(BotFather.beside(options.bots()), options.channel()));
        var unused = new BotFather(world);
        limits = FloodLimits.realTime(options.limits());
        calls = new CallLog(world.events());
        keeper = new Keeper(world, options.file());
        keeper.start();
        var api = new BotApi(world, limits, faults, calls);
        webhooks = new Webhooks(world, api, faults);
        server = serve(api);
        ticking = Flux.interval(TICK, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(tick -> world.tick());
    }

    public static Sandbox start(SandboxOptions options) {
        return new Sandbox(options);
    }

    private DisposableServer serve(BotApi api) {
        var strategies = HandlerStrategies.builder()
                .codecs(codecs -> {
                    var parts = new DefaultPartHttpMessageReader();
                    parts.setMaxInMemorySize(RequestReader.MAX_UPLOAD_BYTES);
                    parts.setMaxDiskUsagePerPart(RequestReader.MAX_UPLOAD_BYTES);
                    codecs.defaultCodecs().multipartReader(new MultipartHttpMessageReader(parts));
                })
                .build();
        var routes = new ControlApi(world, faults, limits, calls, keeper::save)
                .routes()
                .and(new ChatPage(world).routes())
                .and(api.routes());
        var handler = RouterFunctions.toHttpHandler(routes, strategies);
        return HttpServer.create()
                .runOn(threads)
                .host(options.host())
                .port(options.port())
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
    }

    public int port() {
        return server.port();
    }

    /** Base URL of the Bot API, {@code krug.telegram.base-url}. */
    public String url() {
        return "http://localhost:" + port();
    }

    public World world() {
        return world;
    }

    public SandboxClock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    public FloodLimits limits() {
        return limits;
    }

    public CallLog calls() {
        return calls;
    }

    /** The token of a bot by its username. */
    public String token(String username) {
        return world.locked(() ->
                Objects.requireNonNull(world.bots().named(username), username).token());
    }

    @Override
    public void close() {
        ticking.dispose();
        webhooks.dispose();
        world.close();
        server.disposeNow(STOP_PATIENCE);
        threads.dispose();
        keeper.close();
    }
}

package dev.krug.sandbox;

import dev.krug.KrugApplication;
import dev.krug.sandbox.machine.DataFolder;
import dev.krug.sandbox.machine.Ports;
import dev.krug.sandbox.machine.PostgresServer;
import dev.krug.sandbox.machine.RedisProcess;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Everything that runs on an empty machine, started and stopped in order. */
final class Machine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);

    private final LaunchSettings settings;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Sandbox sandbox;
    private final ConfigurableApplicationContext platform;

    /** Starts what has to be there first, first. A failure stops what already runs. */
    Machine(LaunchSettings settings, String... arguments) {
        this.settings = settings;
        try {
            var folder = opened(DataFolder.open(settings.data()));
            Ports.demand(settings.sandboxPort(), "krug.sandbox.port");
            Ports.demand(settings.serverPort(), "server.port");
            var postgres = opened(PostgresServer.start(folder));
            var redis = opened(RedisProcess.start(folder));
            sandbox = opened(Sandbox.start(options(folder)));
            platform = opened(startPlatform(settings(folder, postgres, redis, arguments)));
            WayIn.open(platform);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private SandboxOptions options(DataFolder folder) {
        return WayIn.channel(new SandboxOptions(
                settings.host(), settings.sandboxPort(), folder.file("world.json"), settings.bots(), null, true));
    }

    private <T extends AutoCloseable> T opened(T part) {
        synchronized (running) {
            running.push(part);
        }
        return part;
    }

    private List<String> settings(DataFolder folder, PostgresServer postgres, RedisProcess redis, String... arguments) {
        int port = settings.serverPort() == 0 ? Ports.free() : settings.serverPort();
        var all = new ArrayList<>(List.of(
                "--server.address=" + settings.host(),
                "--krug.database.url=" + postgres.url(),
                "--krug.redis.url=" + redis.url(),
                "--krug.secret-key=" + folder.secret("secret-key"),
                "--krug.telegram.base-url=" + sandbox.url(),
                "--krug.access.channel=" + WayIn.CHANNEL,
                "--krug.rbac.owner-ids=" + WayIn.administrator(sandbox.world()),
                "--krug.initdata.ed25519-key=" + sandbox.world().signingKey().publicHex(),
                "--krug.mini-app.frame-ancestors=" + sandbox.url()));
        settings.bots()
                .forEach(bot -> all.add("--krug.bots." + bot.username() + ".token=" + sandbox.token(bot.username())));
        if (Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("--krug.mini-app.url="))) {
            all.add("--krug.mini-app.url=http://localhost:" + port + "/m");
        }
        Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--server.port="))
                .forEach(all::add);
        all.add("--server.port=" + port);
        return all;
    }

    /** The platform lives by the sandbox's clock, and is closed by us alone, before what it stands on. */
    private ConfigurableApplicationContext startPlatform(List<String> settings) {
        return new SpringApplicationBuilder(KrugApplication.class)
                .profiles("sandbox")
                .registerShutdownHook(false)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean("sandboxClock", Clock.class, sandbox::clock))
                .run(settings.toArray(String[]::new));
    }

    /** A part of the platform. */
    <T> T bean(Class<T> type) {
        return platform.getBean(type);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Where a person begins. */
    String address() {
        return sandbox.url() + "/sandbox";
    }

    /** The port of the platform. */
    int platformPort() {
        return platform instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : settings.serverPort();
    }

    /** Stops in the opposite order: the platform, Telegram, Redis, PostgreSQL, and last the folder's lock. */
    @Override
    public void close() {
        synchronized (running) {
            while (!running.isEmpty()) {
                var part = running.pop();
                try {
                    part.close();
                } catch (Exception failed) {
                    LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), failed);
                }
            }
        }
    }
}

package dev.krug.sandbox;

import dev.krug.sandbox.machine.StartRefused;
import dev.krug.sandbox.world.Seed.SeedBot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the launcher itself is told, by options and by the environment.
 *
 * @param data the folder of this start and the next ones
 * @param host the interface that the local Telegram and the platform listen on
 * @param sandboxPort of the local Telegram
 * @param serverPort of the platform
 */
record LaunchSettings(Path data, String host, int sandboxPort, int serverPort, List<SeedBot> bots) {

    private static final int SANDBOX_PORT = 8081;
    private static final int SERVER_PORT = 8080;
    private static final List<String> REAL = List.of(
            "krug.database.url", "krug.redis.url", "krug.secret-key", "BOT_TOKEN", "DATABASE_URL", "SECRET_KEY");

    private static final Pattern BOT_TOKEN = Pattern.compile("(?i)krug[._]bots[._\\[].+[._]token");

    static LaunchSettings from(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        refuseRealOnes(environment);
        return new LaunchSettings(
                Path.of(environment.getProperty("krug.sandbox.data", ".krug")),
                environment.getProperty("krug.sandbox.host", "127.0.0.1"),
                port(environment, "krug.sandbox.port", SANDBOX_PORT),
                port(environment, "server.port", SERVER_PORT),
                bots(environment));
    }

    /** CORE-420: whoever has real credentials around did not mean to start a toy. */
    private static void refuseRealOnes(ConfigurableEnvironment environment) {
        Stream.concat(REAL.stream().filter(environment::containsProperty), botTokens(environment))
                .findFirst()
                .ifPresent(name -> {
                    throw new StartRefused("The sandbox does not start because " + name
                            + " is set: it makes its own tokens and servers, so remove that setting or start the"
                            + " production application instead.");
                });
    }

    private static Stream<String> botTokens(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> BOT_TOKEN.matcher(name).matches());
    }

    private static int port(Environment environment, String name, int fallback) {
        var value = environment.getProperty(name, Integer.toString(fallback));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new StartRefused("The setting " + name + " must be a port from 0 to 65535, not " + value + ".");
        }
        return Integer.parseInt(value);
    }

    private static List<SeedBot> bots(Environment environment) {
        var configured = Binder.get(environment)
                .bind("krug.sandbox.bots", Bindable.mapOf(String.class, String.class))
                .orElseGet(LinkedHashMap::new);
        if (configured.isEmpty()) {
            return PlatformBots.all();
        }
        return configured.entrySet().stream()
                .map(bot -> new SeedBot(bot.getKey(), null, "🤖", Map.of("", bot.getValue()), Map.of()))
                .toList();
    }
}

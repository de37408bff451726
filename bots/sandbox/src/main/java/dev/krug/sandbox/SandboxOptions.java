package dev.krug.sandbox;

import dev.krug.sandbox.world.Seed.SeedBot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a local Telegram starts.
 *
 * @param port 0 for any free one
 * @param file where the world is kept; null for memory only
 */
public record SandboxOptions(
        String host, int port, @Nullable Path file, List<SeedBot> bots, boolean limits) {

    private static final String LOOPBACK = "127.0.0.1";

    /** In memory, on any free port of the loopback interface, with Telegram's limits, without bots. */
    public static SandboxOptions anyPort() {
        return new SandboxOptions(LOOPBACK, 0, null, List.of(), true);
    }

    public SandboxOptions withPort(int value) {
        return new SandboxOptions(host, value, file, bots, limits);
    }

    public SandboxOptions withFile(Path value) {
        return new SandboxOptions(host, port, value, bots, limits);
    }

    public SandboxOptions withoutLimits() {
        return new SandboxOptions(host, port, file, bots, false);
    }

    public SandboxOptions withBots(List<SeedBot> values) {
        return new SandboxOptions(host, port, file, values, limits);
    }

    public SandboxOptions withBot(String username, String title) {
        var all = new ArrayList<>(bots);
        all.add(new SeedBot(username, null, "🤖", Map.of("", title), Map.of()));
        return withBots(all);
    }
}

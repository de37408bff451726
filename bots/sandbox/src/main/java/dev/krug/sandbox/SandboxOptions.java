package dev.krug.sandbox;

import dev.krug.sandbox.world.Seed.SeedBot;
import dev.krug.sandbox.world.Seed.SeedChannel;
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
 * @param channel null for none
 */
public record SandboxOptions(
        String host,
        int port,
        @Nullable Path file,
        List<SeedBot> bots,
        @Nullable SeedChannel channel,
        boolean limits) {

    private static final String LOOPBACK = "127.0.0.1";

    /** In memory, on any free port of the loopback interface, with Telegram's limits, without bots. */
    public static SandboxOptions anyPort() {
        return new SandboxOptions(LOOPBACK, 0, null, List.of(), null, true);
    }

    public SandboxOptions withPort(int value) {
        return new SandboxOptions(host, value, file, bots, channel, limits);
    }

    public SandboxOptions withFile(Path value) {
        return new SandboxOptions(host, port, value, bots, channel, limits);
    }

    public SandboxOptions withoutLimits() {
        return new SandboxOptions(host, port, file, bots, channel, false);
    }

    public SandboxOptions withBots(List<SeedBot> values) {
        return new SandboxOptions(host, port, file, values, channel, limits);
    }

    /** With a channel that all bots look after. */
    public SandboxOptions withChannel(String username, String title, String description) {
        return new SandboxOptions(host, port, file, bots, new SeedChannel(username, title, description), limits);
    }

    public SandboxOptions withBot(String username, String title) {
        var all = new ArrayList<>(bots);
        all.add(new SeedBot(username, null, "🤖", Map.of("", title), Map.of()));
        return withBots(all);
    }
}

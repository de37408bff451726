package dev.krug.sandbox.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.NodeHome;
import dev.krug.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A bot that stands on a client library, in a process of its own. */
final class ClientBot implements AutoCloseable {

    private static final int STOP_SECONDS = 30;

    private final Process process;

    private ClientBot(Process process) {
        this.process = process;
    }

    /** Answers once the bot hears. */
    static ClientBot start(Sandbox sandbox, String client, String mode) {
        var process = NodeHome.of("conformance")
                .start(
                        client + "-bot.mjs",
                        Map.of("TOKEN", sandbox.token("test_bot"), "API_ROOT", sandbox.url(), "MODE", mode));
        try {
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
            if (!"ready".equals(said)) {
                process.destroy();
                throw new AssertionError(client + " did not start, it said " + said);
            }
            return new ClientBot(process);
        } catch (IOException silent) {
            throw new UncheckedIOException(silent);
        }
    }

    /** Ends it as a service manager does; the exit code is 0 unless a handler or the end itself failed. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.machine.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a person starts it: a process of its own, stopped by signals. */
class LauncherIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final int sandboxPort = Ports.free();
    private final int serverPort = Ports.free();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void startsOnceStopsCleanlyAndFindsItsDataAgain() throws Exception {
        var first = launch("first");
        awaitReady(first, "first");
        var said = TestBot.post(api() + "/users", "application/json", "{\"first_name\":\"Zoe\"}");
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(TestBot.get("http://localhost:" + sandboxPort + "/sandbox").statusCode())
                .isEqualTo(200);

        var second = launch("second");
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output("second")).hasSize(1).first().asString().startsWith("Krug is already running here");

        var servers = servers();
        assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);
        first.destroy(); // SIGTERM
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));

        var third = launch("third");
        awaitReady(third, "third");
        assertThat(TestBot.get(api() + "/users").body()).contains("\"Zoe\"");
        var abandoned = servers();
        third.destroyForcibly(); // SIGKILL: the servers outlive it
        assertThat(third.waitFor(60, TimeUnit.SECONDS)).isTrue();

        var fourth = launch("fourth");
        awaitReady(fourth, "fourth");
        assertThat(abandoned).noneMatch(ProcessHandle::isAlive);
        fourth.destroy();
        assertThat(fourth.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void namesATakenPortInOneSentence() throws Exception {
        try (var other = Sandbox.start(SandboxOptions.anyPort().withPort(sandboxPort))) {
            var refused = launch("taken");
            assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(refused.exitValue()).isEqualTo(1);
            assertThat(output("taken"))
                    .containsExactly(
                            "Port " + other.port() + " is taken by another program: stop that program or choose"
                                    + " another port with --krug.sandbox.port=<port>.");
        }
    }

    @Test
    void refusesRealCredentials() throws Exception { // CORE-420
        var refused = launch("real", "--krug.bots.spin_bot.token=1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(output("real")).hasSize(1).first().asString().contains("krug.bots.spin_bot.token is set");
    }

    private String api() {
        return "http://localhost:" + sandboxPort + "/sandbox/api";
    }

    private List<ProcessHandle> servers() throws IOException {
        var data = folder.resolve("data");
        return List.of(handle(data.resolve("postgres/postmaster.pid")), handle(data.resolve("redis.pid")));
    }

    private static ProcessHandle handle(Path file) throws IOException {
        var pid = Long.parseLong(Files.readAllLines(file, UTF_8).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private Process launch(String name, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.krug.sandbox.SandboxApplication",
                "--krug.sandbox.data=" + folder.resolve("data"),
                "--krug.sandbox.port=" + sandboxPort,
                "--server.port=" + serverPort));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(file(name).toFile());
        builder.environment().putAll(Map.of("LANG", "C.UTF-8"));
        var process = builder.start();
        started.add(process);
        return process;
    }

    private void awaitReady(Process process, String name) {
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended: " + String.join("\n", output(name)));
            }
            return output(name).contains("  Krug is ready: open http://localhost:" + sandboxPort + "/sandbox");
        });
    }

    private List<String> output(String name) throws IOException {
        return Files.readAllLines(file(name), UTF_8);
    }

    private Path file(String name) {
        return folder.resolve(name + ".log");
    }
}

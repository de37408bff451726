package dev.krug.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A process of the platform, as its parent sees it. What it logs stands under target/chaos. */
final class Child implements AutoCloseable {

    private static final Path LOGS = Path.of("target", "chaos");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Returns before the process is ready. */
    static Child start(Map<String, String> settings) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildMain.class.getName()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            Files.createDirectories(LOGS);
            var log = LOGS.resolve("child-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".log");
            return new Child(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read() {
        try (var lines = process.inputReader(UTF_8);
                var file = Files.newBufferedWriter(log, StandardOpenOption.CREATE)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ChildMain.TOLD)) {
                    told.add(line.substring(ChildMain.TOLD.length()));
                }
                file.write(line);
                file.newLine();
                file.flush();
            }
        } catch (IOException ended) {
            told.add("CLOSED");
        }
    }

    /** Waits until the application has started. */
    Child ready() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || heard("READY ").size() == 1);
        if (!process.isAlive()) {
            throw new AssertionError("The process ended with " + process.exitValue() + ", see " + log.toAbsolutePath());
        }
        return this;
    }

    int port() {
        return Integer.parseInt(heard("READY ").getFirst());
    }

    /** Orders the end; returns when the process knows. */
    Child arm(Point point) {
        int before = heard("ARMED").size();
        try {
            process.getOutputStream().write((point.written() + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> heard("ARMED").size() > before);
        return this;
    }

    /** What it told that begins with this, without it. */
    List<String> heard(String beginning) {
        return told.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end; the exit code. */
    int ended(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The process still runs, see " + log.toAbsolutePath());
            }
            reader.join(patience);
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** SIGTERM. The process itself would close its input as well, and so end it at once. */
    void terminate() {
        var _ = process.toHandle().destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroyForcibly();
            var _ = ended(PATIENCE);
        }
    }
}

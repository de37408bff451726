package dev.krug.bench;

import dev.krug.Image;
import dev.krug.testing.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long the executable takes until it is ready, and how much memory it keeps with two bots that have nothing to do. */
@Tag("bench")
class StartUpIT {

    private static final int RUNS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    @TempDir
    private Path folder;

    private record Measured(double seconds, double megabytes) {}

    @Test
    @Timeout(900)
    void fromJarExtractedAndWithItsCache() throws Exception {
        var image = Image.extract(folder).train();
        var commands = new HashMap<String, List<String>>();
        commands.put(
                "jar", List.of(JAVA, "@jvm.options", "-jar", Image.executable().toString()));
        commands.put("extracted", List.of(JAVA, "@jvm.options", "-XX:AOTMode=off", "-jar", "app.jar"));
        commands.put("extracted with cache", List.of(JAVA, "@jvm.options", "-XX:AOTCache=app.aot", "-jar", "app.jar"));
        try (var telegram = new StubTelegram()) {
            var database = Servers.newDatabase("startup");
            for (var way : List.of("jar", "extracted", "extracted with cache")) {
                var runs = new ArrayList<Measured>();
                for (int run = 0; run < RUNS; run++) {
                    runs.add(measure(image.folder(), commands.get(way), settings(telegram, database)));
                }
                System.out.printf(
                        "start from %s: %.1f s until ready, %.0f MB resident after %d s at rest%n",
                        way,
                        median(runs.stream().map(Measured::seconds).toList()),
                        median(runs.stream().map(Measured::megabytes).toList()),
                        IDLE.toSeconds());
            }
        }
    }

    private Measured measure(Path home, List<String> command, Map<String, String> settings) throws Exception {
        int port = Image.freePort();
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("startup.log").toFile());
        builder.environment().putAll(settings);
        builder.environment().put("PORT", Integer.toString(port));
        long begin = System.nanoTime();
        var process = builder.start();
        try {
            while (!isReady(port)) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new AssertionError(Files.readString(home.resolve("startup.log")));
                }
                Thread.onSpinWait();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            Thread.sleep(IDLE);
            return new Measured(seconds, residentMegabytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private boolean isReady(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            Thread.sleep(20);
            return false;
        }
    }

    private static double residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Map<String, String> settings(StubTelegram telegram, String database) {
        return Map.of(
                "DATABASE_URL", database,
                "REDIS_URL", Servers.redisUrl(),
                "SECRET_KEY", "a-key-that-only-tests-may-use-0123456789",
                "KRUG_MINI_APP_URL", "http://localhost/m",
                "KRUG_TELEGRAM_BASE_URL", telegram.url(),
                "KRUG_BOTS_SPIN_BOT_TOKEN", "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
                "KRUG_BOTS_QUIZ_BOT_TOKEN", "7000000002:AAGdqTcvCH1vGWJxfSeofSAs0K5PALDsbx");
    }
}

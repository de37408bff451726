package dev.krug.bench;

import dev.krug.testing.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Updates per second with real work, side by side with grammY's runner doing the same on the same PostgreSQL. Ours
 * survives a kill, theirs does not; nothing fails on a time.
 */
@Tag("bench")
class ThroughputIT {

    private static final int COUNT = Integer.getInteger("krug.bench.updates", 20_000);
    private static final int RUNS = 3;
    private static final int POOL = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<Integer> DELAYS_MILLIS = List.of(0, 1, 10, 50);
    private static final String OURS = "7000000009:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private static final String THEIRS = "7000000010:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    @Test
    @Timeout(3600)
    void updatesPerSecondBesideGrammY() throws Exception {
        Pinning.self(0);
        var folder = Files.createDirectories(Path.of("target/bench"));
        try (var telegram = new StubTelegram();
                var krug = krug(telegram, folder);
                var grammy = grammy(telegram, folder)) {
            warm(telegram, krug);
            warm(telegram, grammy);
            for (int delay : DELAYS_MILLIS) {
                var ours = new double[RUNS];
                var theirs = new double[RUNS];
                for (int run = 0; run < RUNS; run++) {
                    ours[run] = rate(telegram, krug, delay);
                    theirs[run] = rate(telegram, grammy, delay);
                }
                Arrays.sort(ours);
                Arrays.sort(theirs);
                System.out.printf(
                        "delay %d ms: krug %s, grammY %s updates/s, ratio of medians %.2f%n",
                        delay, Arrays.toString(ours), Arrays.toString(theirs), ours[RUNS / 2] / theirs[RUNS / 2]);
            }
        }
    }

    private static void warm(StubTelegram telegram, Contender contender) throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            System.out.printf("%s warms up: %.0f updates/s%n", contender.name(), rate(telegram, contender, 0));
        }
    }

    private static double rate(StubTelegram telegram, Contender contender, int delay) throws InterruptedException {
        var before = contender.cpu();
        double rate = COUNT * 1e9 / telegram.play(contender.token(), COUNT, delay, PATIENCE);
        System.out.printf(
                "%s updates/s %.0f, CPU %.3f ms each%n",
                contender.name(), rate, contender.cpu().minus(before).toMillis() / (double) COUNT);
        return rate;
    }

    private static Contender krug(StubTelegram telegram, Path folder) throws Exception {
        return BenchProcess.start("krug", OURS, telegram, folder, 256, POOL);
    }

    private static Contender grammy(StubTelegram telegram, Path folder) throws Exception {
        var home = Path.of("src/test/bench/grammy").toAbsolutePath();
        var work = Files.createDirectories(folder.resolve("grammy"));
        for (var file : List.of("package.json", "package-lock.json", "bot.mjs")) {
            Files.copy(home.resolve(file), work.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        int installed = new ProcessBuilder("npm", "ci", "--silent")
                .directory(work.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (installed != 0) {
            throw new IllegalStateException("npm ci failed; the benchmark needs Node and npm");
        }
        return Contender.start(
                "grammy",
                THEIRS,
                1,
                work,
                Map.of(
                        "TOKEN",
                        THEIRS,
                        "API_ROOT",
                        telegram.url(),
                        "DATABASE",
                        Servers.newDatabase("grammy"),
                        "POOL",
                        Integer.toString(POOL)),
                List.of("node", "bot.mjs"));
    }
}

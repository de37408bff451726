package dev.krug.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Updates per second with real work, side by side with grammY's runner doing the same on the same PostgreSQL. Ours
 * survives a kill, theirs does not; nothing fails on a time.
 */
@Tag("bench")
class ThroughputIT {

    private static final int COUNT = Integer.getInteger("krug.bench.updates", 20_000);
    private static final int RUNS = 3;
    private static final int WARM_UPS = 8;
    private static final int POOL = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<Integer> DELAYS_MILLIS = List.of(0, 1, 10, 50);
    private static final String OURS = "7000000009:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private static final String THEIRS = "7000000010:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    @TempDir
    private Path data;

    /** One run: how fast, and the milliseconds of processor time that each update cost. */
    private record Run(double perSecond, double bot, double postgres, double telegram) {

        @Override
        public String toString() {
            return "%.0f updates/s; ms of processor time each: bot %.2f, PostgreSQL %.2f, Telegram %.2f"
                    .formatted(perSecond, bot, postgres, telegram);
        }
    }

    @Test
    @Timeout(3600)
    void updatesPerSecondBesideGrammY() throws Exception {
        Pinning.self(0);
        var folder = Files.createDirectories(Path.of("target/bench"));
        try (var postgres = new DurablePostgres(data);
                var telegram = new StubTelegram()) {
            var databases = Map.of("krug", postgres.newDatabase("krug"), "grammy", postgres.newDatabase("grammy"));
            try (var krug = krug(telegram, databases.get("krug"), folder);
                    var grammy = grammy(telegram, databases.get("grammy"), folder)) {
                for (int i = 0; i < WARM_UPS; i++) {
                    for (var contender : List.of(krug, grammy)) {
                        System.out.println(contender.name() + " warms up: " + play(telegram, postgres, contender, 0));
                        postgres.analyze(databases.get(contender.name()));
                    }
                }
                for (int delay : DELAYS_MILLIS) {
                    var ours = new ArrayList<Run>();
                    var theirs = new ArrayList<Run>();
                    for (int run = 0; run < RUNS; run++) {
                        ours.add(play(telegram, postgres, krug, delay));
                        theirs.add(play(telegram, postgres, grammy, delay));
                    }
                    report(delay, ours, theirs);
                }
            }
        }
    }

    private static void report(int delay, List<Run> ours, List<Run> theirs) {
        ours.forEach(run -> System.out.println("delay " + delay + " ms, krug: " + run));
        theirs.forEach(run -> System.out.println("delay " + delay + " ms, grammY: " + run));
        System.out.printf("delay %d ms: %.2f times grammY (medians)%n", delay, median(ours) / median(theirs));
    }

    private static double median(List<Run> runs) {
        return runs.stream().mapToDouble(Run::perSecond).sorted().toArray()[runs.size() / 2];
    }

    private static Run play(StubTelegram telegram, DurablePostgres postgres, Contender contender, int delay)
            throws Exception {
        var bot = contender.processorTime();
        var database = postgres.processorTime();
        var here = Contender.processorTime(ProcessHandle.current());
        long nanos = telegram.play(contender.token(), COUNT, delay, PATIENCE);
        return new Run(
                COUNT * 1e9 / nanos,
                each(contender.processorTime().minus(bot)),
                each(postgres.processorTime().minus(database)),
                each(Contender.processorTime(ProcessHandle.current()).minus(here)));
    }

    private static double each(Duration all) {
        return all.toMillis() / (double) COUNT;
    }

    private static Contender krug(StubTelegram telegram, String database, Path folder) throws Exception {
        return BenchProcess.start("krug", OURS, telegram, database, folder, 256, POOL);
    }

    private static Contender grammy(StubTelegram telegram, String database, Path folder) throws Exception {
        var home = Path.of("src/test/bench/grammy").toAbsolutePath();
        var work = Files.createDirectories(folder.resolve("grammy"));
        for (var file : List.of("package.json", "package-lock.json", "bot.mjs")) {
            Files.copy(home.resolve(file), work.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        int installed = new ProcessBuilder("npm", "ci", "--silent")
                .directory(work.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
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
                        database,
                        "POOL",
                        Integer.toString(POOL)),
                List.of("node", "bot.mjs"));
    }
}

package dev.krug.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand chats with twenty updates each, against the same work done one by one; the replies' order is watched. */
@Tag("bench")
class ChatsAtOnceIT { // CORE-804

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int HANDLER_MILLIS = 10;
    private static final int UPDATES = 20 * StubTelegram.CHATS;
    private static final int ONE_BY_ONE = 2 * StubTelegram.CHATS;
    private static final int WARM_UP = 2 * StubTelegram.CHATS;
    private static final int WORKERS = 32;
    private static final double TIMES_FASTER = 8;

    @Test
    @Timeout(900)
    void atLeastEightTimesAsFastAsOneByOne() throws Exception {
        var folder = Files.createDirectories(Path.of("target/bench"));
        // A pool of two leaves one connection for transactions.
        double oneByOne = rate("one_by_one", "7000000011:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", 1, 2, ONE_BY_ONE, folder);
        double atOnce = rate("at_once", "7000000012:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", WORKERS, 30, UPDATES, folder);
        System.out.printf(
                "CORE-804: %.0f updates/s at once, %.0f one by one, ratio %.1f%n", atOnce, oneByOne, atOnce / oneByOne);
        assertThat(atOnce / oneByOne).isGreaterThanOrEqualTo(TIMES_FASTER);
    }

    private static double rate(String name, String token, int workers, int pool, int updates, Path folder)
            throws IOException, InterruptedException {
        try (var telegram = new StubTelegram();
                var process =
                        BenchProcess.start(name, token, telegram, Servers.newDatabase(name), folder, workers, pool)) {
            telegram.play(process.token(), WARM_UP, 0, PATIENCE);
            return updates * 1e9 / telegram.play(process.token(), updates, HANDLER_MILLIS, PATIENCE);
        }
    }
}

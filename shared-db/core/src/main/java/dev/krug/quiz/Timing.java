package dev.krug.quiz;

import java.time.Duration;
import java.time.Instant;

/** Whether an answer came in time, by the server's clock. */
final class Timing { // MB-613

    static final Duration GRACE = Duration.ofSeconds(1);

    private Timing() {}

    static boolean isInTime(Instant deadline, Instant received) {
        return !received.isAfter(deadline.plus(GRACE));
    }

    /** From showing to answering, never more than the limit. */
    static int elapsedMs(Instant shown, Instant received, int limitMs) {
        return Math.clamp(Duration.between(shown, received).toMillis(), 0, limitMs);
    }
}

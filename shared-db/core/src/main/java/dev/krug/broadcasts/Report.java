package dev.krug.broadcasts;

import java.time.Duration;
import java.util.List;

/**
 * How a broadcast went.
 *
 * @param lasted from the start until now or the end
 * @param losses why people did not get it, the most frequent first
 */
public record Report(Broadcast broadcast, Duration lasted, List<Loss> losses) {

    /** So many ended in this state for this reason. */
    public record Loss(String state, String reason, long count) {}

    /** Messages a second so far, with one decimal. */
    public double shownRate() {
        return Math.round(rate() * 10) / 10.0;
    }

    private double rate() {
        double seconds = lasted.toMillis() / 1_000.0;
        return seconds == 0 ? 0 : broadcast.counts().sent() / seconds;
    }

    /** Whole seconds that the rest will take at this rate; 0 when it cannot be told. */
    public long secondsLeft() {
        var counts = broadcast.counts();
        return rate() == 0 ? 0 : Math.round((counts.total() - counts.done()) / rate());
    }
}

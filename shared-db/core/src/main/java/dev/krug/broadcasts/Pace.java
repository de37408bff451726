package dev.krug.broadcasts;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Evenly spaced moments, so many a second. */
record Pace(int perSecond) {

    /** PostgreSQL keeps microseconds, so moments are whole ones, rounded up. */
    private static final long SECOND_MICROS = 1_000_000;

    /** The first free moment behind the latest one that is taken, not in the past. */
    Instant after(Instant latest, Instant now) {
        var next = at(latest, 1);
        return next.isBefore(now) ? now : next;
    }

    /** The moment with this number, the first being 0. */
    Instant at(Instant first, int number) {
        return first.plus((number * SECOND_MICROS + perSecond - 1) / perSecond, ChronoUnit.MICROS);
    }

    /** How many moments there are from the first until the end, which is not among them. */
    int between(Instant first, Instant end) {
        var room = Duration.between(first, end);
        return room.isNegative() || room.isZero()
                ? 0
                : (int) ((room.toNanos() / 1_000 * perSecond + SECOND_MICROS - 1) / SECOND_MICROS);
    }
}

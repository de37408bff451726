package dev.krug.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where bought and given time goes. */
final class Periods {

    private Periods() {}

    /** From one instant to another. */
    record Span(Instant startsAt, Instant endsAt) {}

    /** So many days right after all that is there. */
    static Span next(@Nullable Instant lastEnd, Instant now, int days) { // MB-311
        var start = lastEnd != null && lastEnd.isAfter(now) ? lastEnd : now;
        return new Span(start, start.plus(Duration.ofDays(days)));
    }
}

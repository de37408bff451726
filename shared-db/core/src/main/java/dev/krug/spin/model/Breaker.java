package dev.krug.spin.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Leaves an endpoint alone for a while after failures in a row. Safe for concurrent use. */
final class Breaker {

    private final int limit;
    private final Duration pause;
    private final Clock clock;
    private int failures;
    private Instant openUntil = Instant.MIN;

    Breaker(int limit, Duration pause, Clock clock) {
        this.limit = limit;
        this.pause = pause;
        this.clock = clock;
    }

    synchronized boolean lets() {
        return !clock.instant().isBefore(openUntil);
    }

    synchronized void succeeded() {
        failures = 0;
    }

    /** Whether this was one too many. */
    synchronized boolean failed() {
        failures++;
        boolean isTooMany = failures >= limit;
        if (isTooMany) {
            openUntil = clock.instant().plus(pause);
            failures = 0;
        }
        return isTooMany;
    }
}

package dev.krug.sandbox.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The clock of the local Telegram: it can be frozen, set and advanced. Safe for concurrent use. */
public final class SandboxClock extends Clock {

    private final InstantSource source;
    private Duration offset = Duration.ZERO;
    private @Nullable Instant frozenAt;

    public SandboxClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public synchronized Instant instant() {
        return frozenAt != null ? frozenAt : source.instant().plus(offset);
    }

    public synchronized void freeze() {
        frozenAt = instant();
    }

    public synchronized void resume() {
        var now = instant();
        frozenAt = null;
        set(now);
    }

    public synchronized void set(Instant now) {
        if (frozenAt != null) {
            frozenAt = now;
        } else {
            offset = Duration.between(source.instant(), now);
        }
    }

    public synchronized void advance(Duration by) {
        set(instant().plus(by));
    }

    public synchronized boolean isFrozen() {
        return frozenAt != null;
    }

    long epochSecond() {
        return instant().getEpochSecond();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    @SuppressWarnings("UnnecessaryMethodReference") // as a plain source of instants it has no zone of its own
    public Clock withZone(ZoneId zone) {
        InstantSource here = this::instant;
        return here.withZone(zone);
    }
}

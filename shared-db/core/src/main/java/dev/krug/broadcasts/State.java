package dev.krug.broadcasts;

import java.util.Locale;

/** Where a broadcast stands. */
public enum State { // CORE-339
    DRAFT,
    /** Previewed as it is now. */
    READY,
    SCHEDULED,
    RUNNING,
    PAUSED,
    DONE,
    CANCELED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether its words and audience may still change. */
    public boolean isDraft() {
        return this == DRAFT || this == READY;
    }
}

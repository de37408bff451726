package dev.krug.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A picture of how things stand now, rather than day by day. */
public enum Snapshot {
    LEVELS,
    STREAKS,
    RETENTION;

    public static Optional<Snapshot> of(String code) {
        return Arrays.stream(values())
                .filter(snapshot -> snapshot.code().equals(code))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.krug.exports;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What of the store becomes a cell. */
final class Cells { // MB-840

    private Cells() {}

    /** A text, a number or nothing; moments in UTC by ISO 8601. */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case OffsetDateTime moment -> moment.toInstant().toString();
            case LocalDate day -> day.toString();
            default -> value.toString();
        };
    }
}

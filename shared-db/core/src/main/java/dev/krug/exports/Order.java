package dev.krug.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is wished for.
 *
 * @param from the first day, in UTC; null for all from the beginning
 * @param to the last day, in UTC; null for all until now
 */
public record Order(
        Kind kind,
        Format format,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

    /** Whether these are days that the store can hold, in their order. */
    public static boolean isPeriod(@Nullable LocalDate from, @Nullable LocalDate to) {
        return isDay(from) && isDay(to) && (from == null || to == null || !from.isAfter(to));
    }

    private static boolean isDay(@Nullable LocalDate day) {
        return day == null || !(day.isBefore(EARLIEST) || day.isAfter(LATEST));
    }

    Instant since() {
        return (from == null ? EARLIEST : from).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant until() {
        return (to == null ? LATEST : to)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    public String fileName() {
        var period = from == null && to == null ? "" : "-" + (from == null ? "" : from) + ".." + (to == null ? "" : to);
        return "krug-" + kind.code() + period + "." + format.code();
    }
}

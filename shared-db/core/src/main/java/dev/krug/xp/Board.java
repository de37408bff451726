package dev.krug.xp;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Which leaderboard is meant.
 *
 * @param botName experience earned there only; null for all bots
 */
public record Board(Period period, @Nullable String botName) {

    public static final Board OVERALL = new Board(Period.ALL, null);

    public enum Period {
        ALL,
        MONTH,
        WEEK,
        DAY;

        /** When the running period began: midnight UTC, weeks on Monday. */
        public Instant startAt(Instant now) { // MB-233
            var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            var first =
                    switch (this) {
                        case ALL -> LocalDate.EPOCH;
                        case MONTH -> today.withDayOfMonth(1);
                        case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                        case DAY -> today;
                    };
            return first.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    boolean isOverall() {
        return period == Period.ALL && botName == null;
    }
}

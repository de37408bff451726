package dev.krug.statistics.bot;

import dev.krug.statistics.Statistics;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days and a bot as administrators write them: {@code 7d}, {@code 2026-11-01..2026-11-30}, and a name.
 *
 * @param bot null for all
 */
record Period(LocalDate from, LocalDate to, @Nullable String bot) {

    private static final int DEFAULT_DAYS = 30;

    /** Empty when a word is neither; nothing written means 30 days of all bots. */
    static Optional<Period> parse(String text, LocalDate today) {
        var period = new Period(today.minusDays(DEFAULT_DAYS - 1L), today, null);
        for (var word : text.strip().split("\\s+")) {
            if (word.matches("[1-9][0-9]{0,2}d")) {
                int days = Integer.parseInt(word.substring(0, word.length() - 1));
                period = new Period(today.minusDays(days - 1L), today, period.bot());
            } else if (word.contains("..")) {
                var ends = word.split("\\.\\.", 2);
                try {
                    period = new Period(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]), period.bot());
                } catch (DateTimeException malformed) {
                    return Optional.empty();
                }
            } else if (word.matches("[a-z][a-z0-9_]{1,49}")) {
                period = new Period(period.from(), period.to(), word);
            } else if (!word.isEmpty()) {
                return Optional.empty();
            }
        }
        return Statistics.isRange(period.from(), period.to()) ? Optional.of(period) : Optional.empty();
    }
}

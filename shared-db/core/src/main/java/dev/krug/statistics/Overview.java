package dev.krug.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the platform stands now.
 *
 * @param numbers by name, for instance {@code total_users}
 * @param levels how many people are on which level, from the lowest
 * @param streaks how many people have a streak of so many days, in steps
 * @param cohorts of those who came on a day, how many were back 1, 7 and 30 days later
 */
public record Overview(Map<String, BigDecimal> numbers, List<Slice> levels, List<Slice> streaks, List<Cohort> cohorts) {

    /** A part of a whole. */
    public record Slice(String name, long count) {}

    /** Those who came on one day; a share is null while its day has not come. */
    public record Cohort(
            String day,
            long size,
            @Nullable Integer day1,
            @Nullable Integer day7,
            @Nullable Integer day30) {}
}

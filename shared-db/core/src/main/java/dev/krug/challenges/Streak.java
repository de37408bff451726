package dev.krug.challenges;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row with a challenge done, by the user's own calendar. Nothing has to happen at midnight: whether a streak
 * is alive follows from its dates.
 *
 * @param current as of the last day; {@link #shownOn} says what is left of it
 * @param lastCompletedOn null before the first day, as {@code runStartedOn}
 * @param freezes held, each for one missed day
 */
public record Streak(
        int current,
        int longest,
        @Nullable LocalDate runStartedOn,
        @Nullable LocalDate lastCompletedOn,
        int freezes,
        int freezesUsed) {

    public static final Streak NONE = new Streak(0, 0, null, null, 0, 0);
    public static final int MOST_FREEZES = 2;

    private static final int DAYS_PER_FREEZE = 7;

    /**
     * What a day did to a streak.
     *
     * @param frozen the missed days that freezes were spent on
     * @param isRaised false when the day was counted before
     */
    public record Step(
            Streak streak,
            List<LocalDate> frozen,
            boolean isRaised,
            boolean earnsFreeze,
            Optional<Milestone> milestone) {}

    /** A challenge of this date was done. A date before the last one changes nothing: the user moved to the west. */
    public Step complete(LocalDate date) { // MB-706, MB-707
        var missed = missedBefore(date);
        if (lastCompletedOn != null && !date.isAfter(lastCompletedOn)) {
            return new Step(this, List.of(), false, false, Optional.empty());
        }
        boolean goesOn = lastCompletedOn != null && missed.size() <= freezes;
        int days = goesOn ? current + 1 : 1;
        var frozen = goesOn ? missed : List.<LocalDate>of();
        int held = freezes - frozen.size();
        boolean earnsFreeze = days % DAYS_PER_FREEZE == 0 && held < MOST_FREEZES;
        var after = new Streak(
                days,
                Math.max(longest, days),
                goesOn ? runStartedOn : date,
                date,
                earnsFreeze ? held + 1 : held,
                freezesUsed + frozen.size());
        return new Step(after, frozen, true, earnsFreeze, Milestone.at(days));
    }

    /** The days in a row as they are today: 0 once more days were missed than there are freezes. */
    public int shownOn(LocalDate today) { // MB-708
        return isAliveOn(today) ? current : 0;
    }

    public boolean isAliveOn(LocalDate today) {
        return lastCompletedOn != null && missedBefore(today).size() <= freezes;
    }

    public boolean isDoneOn(LocalDate today) {
        return lastCompletedOn != null && !today.isAfter(lastCompletedOn);
    }

    /** Whether today is the first day on which the streak is no more. */
    public boolean isLostOn(LocalDate today) {
        return lastCompletedOn != null && missedBefore(today).size() == freezes + 1;
    }

    /** The days between the last one and this, without either; at most as many as matter. */
    List<LocalDate> missedBefore(LocalDate date) {
        return lastCompletedOn == null || !date.isAfter(lastCompletedOn)
                ? List.of()
                : lastCompletedOn
                        .plusDays(1)
                        .datesUntil(date)
                        .limit(Math.min(MOST_FREEZES + 2L, ChronoUnit.DAYS.between(lastCompletedOn, date)))
                        .toList();
    }
}

package dev.krug.challenges.web;

import dev.krug.challenges.Milestone;
import dev.krug.challenges.Streak;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row with a challenge done, as of the caller's today.
 *
 * @param nextMilestone the next rewarded number of days; null beyond the last
 */
record StreakView(
        int current,
        int longest,
        int freezes,
        @Nullable LocalDate runStartedOn,
        @Nullable LocalDate lastCompletedOn,
        @Nullable Integer nextMilestone,
        @Nullable Integer nextMilestoneXp) {

    static StreakView of(Streak streak, LocalDate today) {
        int current = streak.shownOn(today);
        var next = Milestone.after(current);
        return new StreakView(
                current,
                streak.longest(),
                streak.freezes(),
                streak.runStartedOn(),
                streak.lastCompletedOn(),
                next.map(Milestone::days).orElse(null),
                next.map(Milestone::xp).orElse(null));
    }
}

package dev.krug.challenges;

import dev.krug.xp.XpChange;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody has brought about by finishing challenges of a day.
 *
 * @param completed at least one
 * @param sweepXp 0 unless these made the day a clean sweep
 * @param step what the day did to the streak
 * @param bots where it was done
 */
public record Achievement(
        LocalDate date,
        List<DailyChallenge> completed,
        int sweepXp,
        Streak.Step step,
        List<ChallengeBadge> badges,
        XpChange level,
        List<String> bots) {

    /** Names this among everything that anybody achieves. */
    public String key() {
        return completed.getFirst().id().value().toString();
    }

    public int xp() {
        return completed.stream()
                        .mapToInt(challenge -> challenge.content().xp())
                        .sum()
                + sweepXp
                + step.milestone().map(Milestone::xp).orElse(0);
    }
}

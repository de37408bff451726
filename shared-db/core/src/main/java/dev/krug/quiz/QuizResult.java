package dev.krug.quiz;

import dev.krug.xp.Leaderboards;
import dev.krug.xp.XpChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished game.
 *
 * @param played what was answered or missed, in order
 * @param dailyStreak days in a row on which the daily quiz was played
 * @param place on the board of quiz experience; null for people who are not listed anywhere
 */
public record QuizResult(
        GameId game,
        GameMode mode,
        GameTally tally,
        GameXp xp,
        XpChange level,
        List<QuizBadge> newBadges,
        List<PlayedQuestion> played,
        int dailyStreak,
        Leaderboards.@Nullable Place place) { // MB-619

    public List<PlayedQuestion> mistakes() {
        return played.stream()
                .filter(question -> question.outcome() != Outcome.CORRECT)
                .toList();
    }
}

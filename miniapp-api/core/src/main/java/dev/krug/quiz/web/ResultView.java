package dev.krug.quiz.web;

import dev.krug.quiz.GameMode;
import dev.krug.quiz.GameXp;
import dev.krug.quiz.QuizBadge;
import dev.krug.quiz.QuizResult;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.XpChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finished game with all that was answered in it.
 *
 * @param dailyStreak days in a row with the daily quiz; null of all other games
 * @param levelUp only in the answer that ended the game
 * @param newBadges types
 */
record ResultView(
        UUID gameId,
        String mode,
        int score,
        int correct,
        int wrong,
        int timeouts,
        int size,
        int bestRun,
        int accuracy,
        int xp,
        int xpWithheld,
        int xpPerDay,
        @Nullable LevelUp levelUp,
        List<String> newBadges,
        @Nullable Integer dailyStreak,
        Leaderboards.@Nullable Place place,
        List<VerdictView> review) {

    record LevelUp(int from, int to) {

        static @Nullable LevelUp of(XpChange change) {
            return change.leveledUp() ? new LevelUp(change.oldLevel(), change.newLevel()) : null;
        }
    }

    static ResultView of(QuizResult result) {
        var tally = result.tally();
        return new ResultView(
                result.game().value(),
                result.mode().code(),
                tally.score(),
                tally.correct(),
                tally.wrong(),
                tally.timeouts(),
                tally.size(),
                tally.bestRun(),
                tally.accuracy(),
                result.xp().given(),
                result.xp().withheld(),
                GameXp.MOST_PER_DAY,
                LevelUp.of(result.level()),
                result.newBadges().stream().map(QuizBadge::type).toList(),
                result.mode() == GameMode.DAILY ? result.dailyStreak() : null,
                result.place(),
                result.played().stream().map(VerdictView::of).toList());
    }
}

package dev.krug.quiz.web;

import dev.krug.access.Standing;
import dev.krug.quiz.GameXp;
import dev.krug.quiz.QuizStats;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller has done in the quiz.
 *
 * @param dailyStreak days in a row up to today or yesterday
 * @param bestScores by mode
 * @param mayPlay whether a game can be begun now; the daily quiz and duels always can
 * @param freeGamesLeft today; null where games are not counted
 */
record QuizStatsView(
        int games,
        int questionsAnswered,
        int correct,
        int accuracy,
        int timeouts,
        int bestRun,
        Map<String, Integer> bestScores,
        List<Category> categories,
        int dailyStreak,
        @Nullable LocalDate lastDailyDate,
        boolean dailyDone,
        int xpToday,
        int xpPerDay,
        QuizStats.Duels duels,
        int rating,
        boolean mayPlay,
        @Nullable Integer freeGamesLeft) {

    record Category(String code, int answered, int correct) {}

    static QuizStatsView of(QuizStats stats, LocalDate today, boolean dailyDone, int rating, Standing access) {
        return new QuizStatsView(
                stats.games(),
                stats.answered(),
                stats.correct(),
                stats.accuracy(),
                stats.timeouts(),
                stats.bestRun(),
                stats.bestScores(),
                stats.categories().entrySet().stream()
                        .map(category -> new Category(
                                category.getKey(),
                                category.getValue().answered(),
                                category.getValue().correct()))
                        .toList(),
                stats.dailyStreakOn(today),
                stats.daily().last(),
                dailyDone,
                stats.xpOn(today),
                GameXp.MOST_PER_DAY,
                stats.duels(),
                rating,
                access.right().isGiven(),
                access.quotaLeft());
    }
}

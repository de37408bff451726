package dev.krug.quiz;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lifetime counters of a player.
 *
 * @param bestScores by the code of the mode
 * @param categories by the code of the category
 */
public record QuizStats(
        int games,
        int answered,
        int correct,
        int timeouts,
        Map<String, Integer> bestScores,
        int bestRun,
        Map<String, Tally> categories,
        Daily daily,
        Xp xp,
        Duels duels) { // MB-618

    static final QuizStats NONE = new QuizStats(
            0, 0, 0, 0, Map.of(), 0, Map.of(), new Daily(0, null), new Xp(null, 0), new Duels(0, 0, 0, 0));

    /** Answers in one category. */
    public record Tally(int answered, int correct) {

        Tally plus(boolean right) {
            return new Tally(answered + 1, correct + (right ? 1 : 0));
        }
    }

    /** Days in a row with the daily quiz, the last of them named. */
    public record Daily(int streak, @Nullable LocalDate last) {

        /** A day that is not after the last one changes nothing. */
        Daily plus(LocalDate date) {
            if (last != null && !date.isAfter(last)) {
                return this;
            }
            return new Daily(date.minusDays(1).equals(last) ? streak + 1 : 1, date);
        }
    }

    /** Quiz experience of the day on which some was given last; duels and badges apart. */
    public record Xp(@Nullable LocalDate date, int given) {}

    /** Finished duels. */
    public record Duels(int played, int won, int lost, int drawn) {

        Duels plus(Duel.Winner winner, Duel.Winner own) {
            boolean draw = winner == Duel.Winner.DRAW;
            return new Duels(
                    played + 1,
                    won + (winner == own ? 1 : 0),
                    lost + (!draw && winner != own ? 1 : 0),
                    drawn + (draw ? 1 : 0));
        }
    }

    /** In percent, rounded down; 0 before the first answer. */
    public int accuracy() {
        return answered == 0 ? 0 : (int) (100L * correct / answered);
    }

    public int bestScore(GameMode mode) {
        return bestScores.getOrDefault(mode.code(), 0);
    }

    /** As it stood after the last daily quiz. */
    public int dailyStreak() {
        return daily.streak();
    }

    /** What is left of it on this day: none when a day was missed. */
    public int dailyStreakOn(LocalDate today) {
        var last = daily.last();
        return last == null || last.isBefore(today.minusDays(1)) ? 0 : daily.streak();
    }

    /** Quiz experience of that day so far. */
    public int xpOn(LocalDate date) {
        return date.equals(xp.date()) ? xp.given() : 0;
    }

    QuizStats plus(Game game, GameTally tally, List<PlayedQuestion> played) {
        var best = new TreeMap<>(bestScores);
        best.merge(game.mode().code(), tally.score(), Math::max);
        var perCategory = new TreeMap<>(categories);
        for (var question : played) {
            perCategory.compute(
                    question.question().category(),
                    (code, before) ->
                            (before == null ? new Tally(0, 0) : before).plus(question.outcome() == Outcome.CORRECT));
        }
        var date = game.dailyDate();
        return new QuizStats(
                games + 1,
                answered + tally.answered(),
                correct + tally.correct(),
                timeouts + tally.timeouts(),
                best,
                Math.max(bestRun, tally.bestRun()),
                perCategory,
                date == null ? daily : daily.plus(date),
                xp,
                duels);
    }

    QuizStats withXp(LocalDate today, int given) {
        return new QuizStats(
                games,
                answered,
                correct,
                timeouts,
                bestScores,
                bestRun,
                categories,
                daily,
                new Xp(today, xpOn(today) + given),
                duels);
    }

    QuizStats plus(Duel.Winner winner, Duel.Winner own) {
        return new QuizStats(
                games,
                answered,
                correct,
                timeouts,
                bestScores,
                bestRun,
                categories,
                daily,
                xp,
                duels.plus(winner, own));
    }

    Map<String, Object> toJson() {
        return QuizStatsJson.write(this);
    }

    static QuizStats fromJson(Map<String, Object> json) {
        return QuizStatsJson.read(json);
    }
}

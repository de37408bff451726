package dev.krug.quiz;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lifetime counters of a player. */
public record QuizStats(
        int games,
        int answered,
        int correct,
        int timeouts,
        Map<String, Integer> bestScores,
        int bestRun,
        Map<String, Tally> categories,
        @Nullable LocalDate xpDate,
        int xpOnDate) { // MB-618

    static final QuizStats NONE = new QuizStats(0, 0, 0, 0, Map.of(), 0, Map.of(), null, 0);

    /** Answers in one category. */
    public record Tally(int answered, int correct) {

        Tally plus(boolean right) {
            return new Tally(answered + 1, correct + (right ? 1 : 0));
        }
    }

    /** In percent, rounded down; 0 before the first answer. */
    public int accuracy() {
        return answered == 0 ? 0 : (int) (100L * correct / answered);
    }

    public int bestScore(GameMode mode) {
        return bestScores.getOrDefault(mode.code(), 0);
    }

    /** Quiz experience of that day so far. */
    int xpOn(LocalDate date) {
        return date.equals(xpDate) ? xpOnDate : 0;
    }

    QuizStats with(GameMode mode, GameTally game, List<PlayedQuestion> played, int xp, LocalDate today) {
        var best = new TreeMap<>(bestScores);
        best.merge(mode.code(), game.score(), Math::max);
        var perCategory = new TreeMap<>(categories);
        for (var question : played) {
            perCategory.compute(
                    question.question().category(),
                    (code, before) ->
                            (before == null ? new Tally(0, 0) : before).plus(question.outcome() == Outcome.CORRECT));
        }
        return new QuizStats(
                games + 1,
                answered + game.answered(),
                correct + game.correct(),
                timeouts + game.timeouts(),
                best,
                Math.max(bestRun, game.bestRun()),
                perCategory,
                today,
                xpOn(today) + xp);
    }

    Map<String, Object> toJson() {
        var json = new HashMap<String, Object>();
        json.put("games", games);
        json.put("questions_answered", answered);
        json.put("correct", correct);
        json.put("timeouts", timeouts);
        json.put("best_score", bestScores);
        json.put("best_run", bestRun);
        var perCategory = new TreeMap<String, Object>();
        categories.forEach((code, tally) ->
                perCategory.put(code, Map.of("answered", tally.answered(), "correct", tally.correct())));
        json.put("per_category", perCategory);
        json.put("daily_streak", 0);
        json.put("duels", Map.of("played", 0, "won", 0, "lost", 0, "drawn", 0));
        if (xpDate != null) {
            json.put("quiz_xp_today", Map.of("date", xpDate.toString(), "xp", xpOnDate));
        }
        return json;
    }

    static QuizStats fromJson(Map<String, Object> json) {
        var best = new TreeMap<String, Integer>();
        map(json.get("best_score")).forEach((mode, score) -> best.put(mode, number(score)));
        var perCategory = new TreeMap<String, Tally>();
        map(json.get("per_category"))
                .forEach((code, tally) -> perCategory.put(
                        code,
                        new Tally(
                                number(map(tally).get("answered")),
                                number(map(tally).get("correct")))));
        var xp = map(json.get("quiz_xp_today"));
        return new QuizStats(
                number(json.get("games")),
                number(json.get("questions_answered")),
                number(json.get("correct")),
                number(json.get("timeouts")),
                best,
                number(json.get("best_run")),
                perCategory,
                xp.get("date") instanceof String date ? LocalDate.parse(date) : null,
                number(xp.get("xp")));
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        var map = new HashMap<String, Object>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> {
                if (entry != null) {
                    map.put(String.valueOf(key), entry);
                }
            });
        }
        return map;
    }
}

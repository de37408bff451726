package dev.krug.quiz;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statistics as they are stored, under the documented keys. What is missing there is none. */
final class QuizStatsJson { // MB-618

    private QuizStatsJson() {}

    static Map<String, Object> write(QuizStats stats) {
        var json = new HashMap<String, Object>();
        json.put("games", stats.games());
        json.put("questions_answered", stats.answered());
        json.put("correct", stats.correct());
        json.put("timeouts", stats.timeouts());
        json.put("best_score", stats.bestScores());
        json.put("best_run", stats.bestRun());
        var perCategory = new TreeMap<String, Object>();
        stats.categories()
                .forEach((code, tally) ->
                        perCategory.put(code, Map.of("answered", tally.answered(), "correct", tally.correct())));
        json.put("per_category", perCategory);
        json.put("daily_streak", stats.daily().streak());
        putDate(json, "last_daily_date", stats.daily().last());
        var xp = new HashMap<String, Object>(Map.of("xp", stats.xp().given()));
        putDate(xp, "date", stats.xp().date());
        json.put("quiz_xp_today", xp);
        var duels = stats.duels();
        json.put(
                "duels",
                Map.of("played", duels.played(), "won", duels.won(), "lost", duels.lost(), "drawn", duels.drawn()));
        return json;
    }

    static QuizStats read(Map<String, Object> json) {
        var best = new TreeMap<String, Integer>();
        map(json.get("best_score")).forEach((mode, score) -> best.put(mode, number(score)));
        var perCategory = new TreeMap<String, QuizStats.Tally>();
        map(json.get("per_category"))
                .forEach((code, tally) -> perCategory.put(
                        code,
                        new QuizStats.Tally(
                                number(map(tally).get("answered")),
                                number(map(tally).get("correct")))));
        var xp = map(json.get("quiz_xp_today"));
        var duels = map(json.get("duels"));
        return new QuizStats(
                number(json.get("games")),
                number(json.get("questions_answered")),
                number(json.get("correct")),
                number(json.get("timeouts")),
                best,
                number(json.get("best_run")),
                perCategory,
                new QuizStats.Daily(number(json.get("daily_streak")), date(json.get("last_daily_date"))),
                new QuizStats.Xp(date(xp.get("date")), number(xp.get("xp"))),
                new QuizStats.Duels(
                        number(duels.get("played")),
                        number(duels.get("won")),
                        number(duels.get("lost")),
                        number(duels.get("drawn"))));
    }

    private static void putDate(Map<String, Object> json, String key, @Nullable LocalDate date) {
        if (date != null) {
            json.put(key, date.toString());
        }
    }

    private static @Nullable LocalDate date(@Nullable Object value) {
        return value instanceof String text ? LocalDate.parse(text) : null;
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

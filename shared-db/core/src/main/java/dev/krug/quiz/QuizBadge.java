package dev.krug.quiz;

import dev.krug.badges.Condition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The badges of the quiz, with what earns them. */
public enum QuizBadge { // MB-221
    QUIZ_FIRST("🎬", "games >= 1"),
    QUIZ_GURU("🧠", "correct >= 100 and accuracy >= 80"),
    QUIZ_PERFECT("💯", "game_size >= 10 and game_correct == game_size"),
    QUIZ_STREAK_10("🔗", "game_best_run >= 10"),
    QUIZ_LIGHTNING("⚡️", "game_lightning >= 5"),
    QUIZ_POLYMATH("🎓", "strong_categories >= 5"),
    QUIZ_MARATHON_30("🏃", "marathon_correct >= 30"),
    QUIZ_CENTURION("🏛", "games >= 100"),
    QUIZ_DUELIST("⚔️", "duels_won >= 10");

    private static final int STRONG_FROM_CORRECT = 20;
    private final String emoji;
    private final Condition condition;

    QuizBadge(String emoji, String condition) {
        this.emoji = emoji;
        this.condition = Condition.parse(condition, Counters.NAMES);
    }

    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String emoji() {
        return emoji;
    }

    public String condition() {
        return condition.toString();
    }

    /** All whose conditions hold after this game, whether held before or not. */
    static List<QuizBadge> earned(QuizStats after, GameMode mode, GameTally game, List<PlayedQuestion> played) {
        var counters = lifetime(after);
        counters.put("game_size", (long) game.size());
        counters.put("game_correct", (long) game.correct());
        counters.put("game_best_run", (long) game.bestRun());
        counters.put(
                "game_lightning",
                played.stream().filter(PlayedQuestion::isLightning).count());
        counters.put("marathon_correct", mode == GameMode.MARATHON ? (long) game.correct() : 0);
        return holding(counters);
    }

    /** All that are earned by lifetime counters, held before or not. */
    static List<QuizBadge> earned(QuizStats stats) {
        return holding(lifetime(stats));
    }

    private static Map<String, Long> lifetime(QuizStats stats) {
        var counters = new HashMap<String, Long>();
        counters.put("games", (long) stats.games());
        counters.put("correct", (long) stats.correct());
        counters.put("accuracy", (long) stats.accuracy());
        counters.put(
                "strong_categories",
                stats.categories().values().stream()
                        .filter(tally -> tally.correct() >= STRONG_FROM_CORRECT)
                        .count());
        counters.put("duels_won", (long) stats.duels().won());
        return counters;
    }

    private static List<QuizBadge> holding(Map<String, Long> counters) {
        return Arrays.stream(values())
                .filter(badge -> badge.condition.holds(counters))
                .toList();
    }

    /** Apart, because constants are made before an enum's own static fields. */
    private static final class Counters {
        static final Set<String> NAMES = Set.of(
                "games",
                "correct",
                "accuracy",
                "game_size",
                "game_correct",
                "game_best_run",
                "game_lightning",
                "strong_categories",
                "marathon_correct",
                "duels_won");
    }
}

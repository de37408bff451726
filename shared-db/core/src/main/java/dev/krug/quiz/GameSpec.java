package dev.krug.quiz;

import dev.krug.quiz.pack.Difficulty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to play.
 *
 * @param size how many questions; of a marathon and its like the most
 * @param category questions of this category only; null for all
 * @param difficulty questions of this difficulty only; null for all
 */
public record GameSpec(
        GameMode mode,
        int size,
        @Nullable String category,
        @Nullable Difficulty difficulty) { // MB-611

    /** How many questions a game may have whose player chooses. */
    public static final List<Integer> SIZES = List.of(5, 10, 20);

    public static final int USUAL_SIZE = 10;
    public static final int DAILY_SIZE = 10;
    public static final int MARATHON_LEAST = 10;
    public static final int MARATHON_MOST = 50;
    public static final int DUEL_SIZE = 7;

    public GameSpec {
        if (!isPossible(mode, size, category, difficulty)) {
            throw new IllegalArgumentException(
                    "There is no game " + mode + " of " + size + " questions in " + category + ", " + difficulty);
        }
    }

    private static boolean isPossible(
            GameMode mode, int size, @Nullable String category, @Nullable Difficulty difficulty) {
        return switch (mode) {
            case CLASSIC -> SIZES.contains(size) && category == null && difficulty == null;
            case CATEGORY -> SIZES.contains(size) && category != null;
            case DIFFICULTY -> SIZES.contains(size) && category == null && difficulty != null;
            case DAILY -> size == DAILY_SIZE && category == null && difficulty == null;
            case MARATHON -> size == MARATHON_MOST && category == null && difficulty == null;
            case DUEL -> size == DUEL_SIZE && difficulty == null;
        };
    }

    public static GameSpec classic(int size) {
        return new GameSpec(GameMode.CLASSIC, size, null, null);
    }

    public static GameSpec category(String category, @Nullable Difficulty difficulty, int size) {
        return new GameSpec(GameMode.CATEGORY, size, category, difficulty);
    }

    public static GameSpec difficulty(Difficulty difficulty, int size) {
        return new GameSpec(GameMode.DIFFICULTY, size, null, difficulty);
    }

    public static GameSpec daily() {
        return new GameSpec(GameMode.DAILY, DAILY_SIZE, null, null);
    }

    public static GameSpec marathon() {
        return new GameSpec(GameMode.MARATHON, MARATHON_MOST, null, null);
    }

    static GameSpec duel(@Nullable String category) {
        return new GameSpec(GameMode.DUEL, DUEL_SIZE, category, null);
    }

    /** The fewest questions with which it begins. */
    int least() {
        return mode == GameMode.MARATHON ? MARATHON_LEAST : size;
    }
}

package dev.krug.quiz;

/**
 * The experience of a game.
 *
 * @param given what is added
 * @param withheld what the cap of the day keeps back
 */
public record GameXp(int given, int withheld) { // MB-616

    public static final int MOST_PER_DAY = 300;
    public static final int FOR_THE_DAILY = 20;
    private static final int POINTS_PER_XP = 4;

    static GameXp of(GameMode mode, int score, int givenToday) {
        int earned = earned(mode, score);
        int given = Math.min(earned, Math.max(0, MOST_PER_DAY - givenToday));
        return new GameXp(given, earned - given);
    }

    /** What a game is worth before the cap; a duel is paid by its result instead. */
    static int earned(GameMode mode, int score) { // MB-623
        return switch (mode) {
            case DUEL -> 0;
            case DAILY -> score / POINTS_PER_XP + FOR_THE_DAILY;
            case CLASSIC, CATEGORY, DIFFICULTY, MARATHON -> score / POINTS_PER_XP;
        };
    }
}

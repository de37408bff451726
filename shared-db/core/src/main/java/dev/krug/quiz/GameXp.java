package dev.krug.quiz;

/**
 * The experience of a game.
 *
 * @param given what is added
 * @param withheld what the cap of the day keeps back
 */
public record GameXp(int given, int withheld) { // MB-616

    public static final int MOST_PER_DAY = 300;
    private static final int POINTS_PER_XP = 4;

    static GameXp of(int score, int givenToday) {
        int earned = score / POINTS_PER_XP;
        int given = Math.min(earned, Math.max(0, MOST_PER_DAY - givenToday));
        return new GameXp(given, earned - given);
    }
}

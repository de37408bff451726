package dev.krug.quiz;

/** The rating of duellists. */
final class Elo { // MB-624

    static final int START = 1000;

    private static final int K = 32;
    private static final int SPREAD = 400;
    private static final int LEAST = 100;

    private Elo() {}

    /**
     * The rating after a duel: R + K(S − E) with E = 1 / (1 + 10^((Rb − Ra) / 400)), rounded half up, never below
     * {@value #LEAST}.
     *
     * @param points 1 for a win, 0.5 for a draw, 0 for a loss
     */
    static int after(int rating, int other, double points) {
        double expected = 1 / (1 + Math.pow(10, (other - rating) / (double) SPREAD));
        return Math.max(LEAST, (int) Math.floor(rating + K * (points - expected) + 0.5));
    }
}

package dev.krug.quiz;

import dev.krug.quiz.pack.Difficulty;

/** What a correct answer is worth. */
final class Points { // MB-615

    private Points() {}

    /**
     * Base by difficulty, up to half as much again for speed, more in a run; half of it for what was known before.
     *
     * @param run correct answers in a row, this one included
     */
    static int of(Difficulty difficulty, int limitMs, int elapsedMs, int run, boolean repeated) {
        int base = difficulty.basePoints();
        long remainingMs = Math.max(0, limitMs - elapsedMs);
        long speed = base * remainingMs / (2L * limitMs);
        int points = (int) ((base + speed) * percent(run) / 100);
        return repeated ? points / 2 : points;
    }

    static int percent(int run) {
        if (run >= 10) {
            return 150;
        }
        return run >= 5 ? 125 : run >= 3 ? 110 : 100;
    }
}

package dev.krug.quiz.pack;

import java.util.Locale;

/** How hard a question is: what it is worth, and how long it may take where its pack does not say. */
public enum Difficulty {
    EASY(10, 20),
    MEDIUM(20, 30),
    HARD(30, 45);

    private final int basePoints;
    private final int defaultLimitSec;

    Difficulty(int basePoints, int defaultLimitSec) {
        this.basePoints = basePoints;
        this.defaultLimitSec = defaultLimitSec;
    }

    public int basePoints() { // MB-615
        return basePoints;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int defaultLimitSec() {
        return defaultLimitSec;
    }
}

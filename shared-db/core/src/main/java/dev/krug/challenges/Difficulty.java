package dev.krug.challenges;

import java.util.Locale;

/** How hard a challenge is, and what it gives where its template does not say. */
public enum Difficulty { // MB-703
    EASY(20),
    MEDIUM(40),
    HARD(80);

    private final int defaultXp;

    Difficulty(int defaultXp) {
        this.defaultXp = defaultXp;
    }

    static Difficulty of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    int defaultXp() {
        return defaultXp;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

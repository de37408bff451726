package dev.krug.challenges;

import java.util.Locale;

/** A place on a day's list; a custom challenge is put there by an administrator. */
public enum Slot { // MB-703
    EASY,
    MEDIUM,
    HARD,
    CUSTOM;

    static Slot of(Difficulty difficulty) {
        return valueOf(difficulty.name());
    }

    static Slot of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it counts for the clean sweep. */
    boolean isRegular() { // MB-705
        return this != CUSTOM;
    }
}

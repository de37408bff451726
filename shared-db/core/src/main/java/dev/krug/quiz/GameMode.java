package dev.krug.quiz;

import java.util.Locale;

/** What kind of game is played. */
public enum GameMode { // MB-611
    CLASSIC;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GameMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

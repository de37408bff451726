package dev.krug.quiz;

import java.util.Locale;

/** How a question ended. */
public enum Outcome {
    CORRECT,
    WRONG,
    TIMEOUT;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

package dev.krug.quiz.pack;

import java.util.Locale;

/** How a question is answered. */
public enum QuestionType {
    SINGLE,
    MULTIPLE,
    BOOLEAN,
    TEXT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasOptions() {
        return this == SINGLE || this == MULTIPLE;
    }
}

package dev.krug.spin.text;

import org.jspecify.annotations.Nullable;

/** The type of a question, who found it, and the cue that decided, if one did. */
public record Classification(
        String type, Source source, @Nullable String cue) {

    public enum Source {
        RULES,
        MODEL
    }

    public static Classification byRules(String type, @Nullable String cue) {
        return new Classification(type, Source.RULES, cue);
    }

    public static Classification byModel(String type) {
        return new Classification(type, Source.MODEL, null);
    }
}

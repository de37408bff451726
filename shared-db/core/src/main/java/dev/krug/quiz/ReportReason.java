package dev.krug.quiz;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong with a question. */
public enum ReportReason { // MB-626
    WRONG_ANSWER,
    TYPO,
    UNCLEAR,
    OFFENSIVE,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}

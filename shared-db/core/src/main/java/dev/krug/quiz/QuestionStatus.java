package dev.krug.quiz;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a question is asked. */
public enum QuestionStatus {
    ACTIVE,
    /** Not asked until somebody decides. */
    SUSPENDED,
    /** Not asked any more; comes back with a pack that has it. */
    ARCHIVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<QuestionStatus> find(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }

    /** Whether an administrator may move a question there by hand: nothing comes back from the archive so. */
    boolean canBecome(QuestionStatus other) {
        return this != other && this != ARCHIVED;
    }
}

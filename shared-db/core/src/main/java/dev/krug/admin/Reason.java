package dev.krug.admin;

import java.util.Optional;

/** Why an administrator does something: {@value #FEWEST} to {@value #MOST} characters, kept in the audit log. */
public record Reason(String text) { // MB-805

    public static final int FEWEST = 5;
    public static final int MOST = 500;

    public Reason {
        if (!isReason(text)) {
            throw new IllegalArgumentException("A reason has " + FEWEST + " to " + MOST + " characters");
        }
    }

    /** Empty if it is none; surrounding blanks do not count. */
    public static Optional<Reason> of(String text) {
        var stripped = text.strip();
        return isReason(stripped) ? Optional.of(new Reason(stripped)) : Optional.empty();
    }

    private static boolean isReason(String text) {
        return text.length() >= FEWEST && text.length() <= MOST;
    }
}

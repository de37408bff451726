package dev.krug.badges;

/** A text that is not a condition of the closed grammar. */
public final class BadCondition extends RuntimeException {
    BadCondition(String message) {
        super(message);
    }
}

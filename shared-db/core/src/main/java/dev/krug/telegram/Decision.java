package dev.krug.telegram;

/** What came of an admin's decision about something that waits for one. */
public enum Decision {
    TAKEN,
    /** It does not wait for a decision any more. */
    TOO_LATE,
    /** There is no such thing. */
    ABSENT
}

package dev.krug.access;

/** What became of a start. */
public sealed interface Admission { // MB-304

    /** It may go on; what it cost is taken. */
    record Admitted(AccessType by) implements Admission {}

    /** Nothing is left to start it with, and nothing was written. */
    record Refused() implements Admission {}
}

package dev.krug.access;

/** What became of a start. */
public sealed interface Consumption { // MB-304

    /** It may go on; what it cost is taken. */
    record Consumed(AccessType by) implements Consumption {}

    /** Nothing is left to start it with, and nothing was written. */
    record Refused() implements Consumption {}
}

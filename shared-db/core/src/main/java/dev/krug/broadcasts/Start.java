package dev.krug.broadcasts;

/** What became of a wish to start a broadcast, now or later. */
public sealed interface Start {

    record Started(Broadcast broadcast) implements Start {}

    record Scheduled(Broadcast broadcast) implements Start {}

    /** It runs, has ended, or does not exist. */
    record WrongState() implements Start {}

    /** Nobody has looked at it as it is now. */
    record NotPreviewed() implements Start {}

    /** So many people have to be confirmed by their number. */
    record CountMismatch(long expected) implements Start {}
}

package dev.krug.quiz;

/** What a game of a player has come to. */
public sealed interface PastResult {

    /** There is no such game, or it is somebody else's. */
    record Unknown() implements PastResult {}

    record NotFinished() implements PastResult {}

    /** It ended before anything was answered. */
    record Aborted() implements PastResult {}

    record Found(QuizResult result) implements PastResult {}
}

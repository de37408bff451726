package dev.krug.quiz;

/** How a game was stopped. */
public sealed interface Stopped {

    record NoGame() implements Stopped {}

    /** Nothing was answered, so nothing is kept. */
    record Aborted() implements Stopped {}

    record Completed(QuizResult result) implements Stopped {}
}

package dev.krug.quiz;

/** Where the game stands after something was done in it. */
public sealed interface Step {

    /** This game is not running, or none is. */
    record NoGame() implements Step {}

    /** Nothing changed: the question was answered before, or it is not its turn. */
    record Repeated() implements Step {}

    /** A multiple question was confirmed with nothing ticked. */
    record NothingTicked() implements Step {}

    /** The question asks for another kind of answer; nothing changed. */
    record Unfit() implements Step {}

    record Open(Card card) implements Step {}

    record Judged(Verdict verdict) implements Step {}

    record Finished(Verdict verdict, QuizResult result) implements Step {}
}

package dev.krug.quiz.bot;

import dev.krug.quiz.Step;
import dev.krug.runtime.Reply;

/** Where a game stands, as new messages. */
final class StepScreen {

    private StepScreen() {}

    static Reply of(Texts texts, Step step) {
        return switch (step) {
            case Step.NoGame none -> Reply.html(texts.text("quiz.no_game"));
            case Step.Repeated repeated -> Reply.nothing();
            case Step.Unfit unfit -> Reply.nothing();
            case Step.NothingTicked none -> Reply.html(texts.text("quiz.tick_first"));
            case Step.Open(var card) -> QuestionScreen.of(texts, card);
            case Step.Judged(var verdict) -> VerdictScreen.of(texts, verdict);
            case Step.Finished(var verdict, var result) ->
                VerdictScreen.of(texts, verdict).and(ResultScreen.of(texts, result));
        };
    }
}

package dev.krug.quiz.bot;

import dev.krug.quiz.Quizzes;
import dev.krug.quiz.Started;
import dev.krug.quiz.Step;
import dev.krug.quiz.Stopped;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A game as it is played. One message is the table: questions and verdicts replace each other in it. */
@Component
class GameChat {

    private final Quizzes quizzes;

    GameChat(Quizzes quizzes) {
        this.quizzes = quizzes;
    }

    BotDeclaration declareIn(BotDeclaration bot) {
        return bot.command("stop", this::stop)
                .button("quiz:resume", this::resume)
                .button("quiz:pick", this::pick)
                .button("quiz:say", this::say)
                .button("quiz:tick", this::tick)
                .button("quiz:confirm", this::confirm)
                .button("quiz:skip", this::skip)
                .button("quiz:next", this::next)
                .text(this::answerText);
    }

    /** @param renew what the button asks for that ends the running game for this one */
    static Reply begun(Turn turn, Started started, String renew) {
        return switch (started) {
            case Started.Begun(var card) ->
                QuestionScreen.of(Texts.of(turn), card).inPlace();
            case Started.Busy busy ->
                turn.say("quiz.busy")
                        .buttons(turn.button("quiz.button.continue", "quiz:resume"))
                        .buttons(turn.button("quiz.button.stop_and_new", renew))
                        .inPlace();
            case Started.NotEnough(var available) ->
                MenuScreens.notEnough(Texts.of(turn), available).inPlace();
            case Started.DailyDone done -> turn.say("quiz.daily.played").inPlace();
            case Started.NoAccess none -> turn.say("quiz.no_access").inPlace();
        };
    }

    private Mono<Reply> resume(Turn turn) {
        return quizzes.resume(turn.user(), messageOf(turn)).map(step -> inPlace(turn, step));
    }

    private Mono<Reply> pick(Turn turn) {
        return press(
                turn,
                press -> quizzes.pick(turn.user(), turn.receivedAt(), press.game(), press.position(), press.option()));
    }

    private Mono<Reply> say(Turn turn) {
        return press(
                turn,
                press -> quizzes.answer(
                        turn.user(),
                        turn.receivedAt(),
                        press.game(),
                        press.position(),
                        List.of(Boolean.toString(press.option() == 0))));
    }

    private Mono<Reply> tick(Turn turn) {
        return press(
                turn,
                press ->
                        quizzes.toggle(turn.user(), turn.receivedAt(), press.game(), press.position(), press.option()));
    }

    private Mono<Reply> confirm(Turn turn) {
        return press(turn, press -> quizzes.confirm(turn.user(), turn.receivedAt(), press.game(), press.position()));
    }

    private Mono<Reply> skip(Turn turn) {
        return press(
                turn,
                press -> quizzes.answer(turn.user(), turn.receivedAt(), press.game(), press.position(), List.of()));
    }

    private Mono<Reply> next(Turn turn) {
        return press(turn, press -> quizzes.next(turn.user(), press.game(), press.position(), messageOf(turn)));
    }

    private Mono<Reply> answerText(Turn turn) {
        return quizzes.answerText(turn.user(), turn.receivedAt(), turn.text())
                .map(step -> step instanceof Step.Repeated
                        ? turn.say("quiz.press_a_button")
                        : StepScreen.of(Texts.of(turn), step));
    }

    private Mono<Reply> stop(Turn turn) {
        return quizzes.stop(turn.user()).map(stopped -> switch (stopped) {
            case Stopped.NoGame none -> turn.say("quiz.no_game");
            case Stopped.Aborted aborted -> turn.say("quiz.stopped.aborted");
            case Stopped.Completed(var result) -> ResultScreen.of(Texts.of(turn), result);
        });
    }

    private static Mono<Reply> press(Turn turn, Function<Press, Mono<Step>> action) {
        var press = Press.parse(turn.argument());
        return press == null ? Mono.just(stale(turn)) : action.apply(press).map(step -> inPlace(turn, step));
    }

    private static Reply inPlace(Turn turn, Step step) {
        return switch (step) {
            case Step.NoGame none -> stale(turn);
            case Step.Repeated repeated -> Reply.toast(turn.text("quiz.already_answered"));
            case Step.NothingTicked none -> Reply.toast(turn.text("quiz.tick_first"));
            case Step.Finished(var verdict, var result) ->
                VerdictScreen.of(Texts.of(turn), verdict).inPlace().and(ResultScreen.of(Texts.of(turn), result));
            case Step other -> StepScreen.of(Texts.of(turn), other).inPlace();
        };
    }

    static Reply stale(Turn turn) {
        return Reply.toast(turn.text("quiz.already_answered")).and(Reply.dropButtons());
    }

    /** The message whose button was pressed. */
    static @Nullable Long messageOf(Turn turn) {
        return turn.isPress()
                ? Long.valueOf(turn.update().getCallbackQuery().getMessage().getMessageId())
                : null;
    }
}

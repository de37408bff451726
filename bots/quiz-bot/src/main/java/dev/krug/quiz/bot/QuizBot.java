package dev.krug.quiz.bot;

import dev.krug.quiz.GameMode;
import dev.krug.quiz.QuizBadge;
import dev.krug.quiz.QuizStats;
import dev.krug.quiz.Quizzes;
import dev.krug.quiz.Quizzes.Started;
import dev.krug.quiz.Quizzes.Step;
import dev.krug.quiz.Quizzes.Stopped;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Button;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The quiz as a chat. One message is the table: questions and verdicts replace each other in it. */
@Component
class QuizBot implements BotModule {

    private final Quizzes quizzes;

    QuizBot(Quizzes quizzes) {
        this.quizzes = quizzes;
    }

    @Override
    public BotDeclaration declare() {
        var declaration = BotDeclaration.named(Quizzes.BOT, "quiz")
                .command("start", Handler.plain(QuizBot::welcome))
                .command("play", Handler.plain(QuizBot::chooseSize))
                .command("mystats", this::stats)
                .command("categories", this::categories)
                .command("stop", this::stop)
                .button("quiz:play", Handler.plain(QuizBot::chooseSize))
                .button("quiz:size", this::start)
                .button("quiz:renew", this::renew)
                .button("quiz:resume", this::resume)
                .button("quiz:pick", this::pick)
                .button("quiz:say", this::say)
                .button("quiz:tick", this::tick)
                .button("quiz:confirm", this::confirm)
                .button("quiz:skip", this::skip)
                .button("quiz:next", this::next)
                .text(this::answerText)
                .other(Handler.plain(turn -> turn.say("quiz.text_only")));
        for (var badge : QuizBadge.values()) {
            declaration = declaration.badge(badge.type(), badge.emoji(), badge.condition());
        }
        return declaration;
    }

    private static Reply welcome(Turn turn) {
        var telegram = turn.user().telegram();
        var name = telegram == null ? null : telegram.firstName();
        var progress = turn.user().progress();
        return turn.say(
                        "quiz.welcome",
                        Map.of(
                                "name", name == null ? turn.text("common.user") : name,
                                "level", progress.level(),
                                "xp", progress.totalXp()))
                .buttons(turn.button("quiz.button.play", "quiz:play"))
                .buttons(turn.appButton("quiz.button.profile", ""));
    }

    private static Reply chooseSize(Turn turn) {
        var sizes = Quizzes.CLASSIC_SIZES.stream()
                .map(size -> List.of(
                        Button.of(turn.html("quiz.button.questions", Map.of("count", size)), "quiz:size:" + size)))
                .toList();
        return turn.say("quiz.choose_size").buttonRows(sizes);
    }

    private Mono<Reply> start(Turn turn) {
        return Quizzes.CLASSIC_SIZES.stream()
                .filter(size -> turn.argument().equals(size.toString()))
                .findFirst()
                .map(size -> start(turn, size))
                .orElseGet(() -> Mono.just(stale(turn)));
    }

    private Mono<Reply> start(Turn turn, int size) {
        return quizzes.start(turn.user(), size, turn.id().getLeastSignificantBits(), messageOf(turn))
                .map(started -> switch (started) {
                    case Started.Begun(var card) ->
                        QuestionScreen.of(texts(turn), card).inPlace();
                    case Started.Busy busy ->
                        turn.say("quiz.busy")
                                .buttons(turn.button("quiz.button.continue", "quiz:resume"))
                                .buttons(turn.button("quiz.button.stop_and_new", "quiz:renew:" + size))
                                .inPlace();
                    case Started.NotEnoughQuestions(var available) ->
                        Reply.html(turn.html("quiz.not_enough", Map.of("count", available)))
                                .inPlace();
                });
    }

    /** Ends the running game and begins another. */
    private Mono<Reply> renew(Turn turn) {
        return quizzes.stop(turn.user()).flatMap(stopped -> start(turn));
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
                        : StepScreen.of(texts(turn), step));
    }

    private Mono<Reply> stop(Turn turn) {
        return quizzes.stop(turn.user()).map(stopped -> switch (stopped) {
            case Stopped.NoGame none -> turn.say("quiz.no_game");
            case Stopped.Aborted aborted -> turn.say("quiz.stopped.aborted");
            case Stopped.Completed(var result) -> ResultScreen.of(texts(turn), result);
        });
    }

    private Mono<Reply> stats(Turn turn) {
        return quizzes.stats(turn.user())
                .map(stats -> stats.games() == 0
                        ? turn.say("quiz.stats.none")
                        : turn.say("quiz.stats", numbers(stats)).buttons(turn.button("quiz.button.play", "quiz:play")));
    }

    private static Map<String, Object> numbers(QuizStats stats) {
        return Map.of(
                "games", stats.games(),
                "correct", stats.correct(),
                "answered", stats.answered(),
                "accuracy", stats.accuracy(),
                "timeouts", stats.timeouts(),
                "best", stats.bestScore(GameMode.CLASSIC),
                "run", stats.bestRun());
    }

    private Mono<Reply> categories(Turn turn) {
        return quizzes.categories(turn.language())
                .map(category -> turn.html(
                        "quiz.categories.line",
                        Map.of(
                                "emoji", category.emoji(),
                                "title", category.title(),
                                "count", category.questions())))
                .collect(Collectors.joining("\n"))
                .map(lines -> Reply.html(turn.text("quiz.categories") + "\n\n" + lines)
                        .buttons(turn.button("quiz.button.play", "quiz:play")));
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
                VerdictScreen.of(texts(turn), verdict).inPlace().and(ResultScreen.of(texts(turn), result));
            case Step other -> StepScreen.of(texts(turn), other).inPlace();
        };
    }

    private static Reply stale(Turn turn) {
        return Reply.toast(turn.text("quiz.already_answered")).and(Reply.dropButtons());
    }

    private static @Nullable Long messageOf(Turn turn) {
        return turn.isPress()
                ? Long.valueOf(turn.update().getCallbackQuery().getMessage().getMessageId())
                : null;
    }

    private static Texts texts(Turn turn) {
        return new Texts(turn.messages(), turn.language(), turn.appUrl());
    }
}

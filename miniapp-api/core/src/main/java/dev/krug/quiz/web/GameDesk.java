package dev.krug.quiz.web;

import dev.krug.identity.Caller;
import dev.krug.quiz.Card;
import dev.krug.quiz.GameId;
import dev.krug.quiz.GameState;
import dev.krug.quiz.Given;
import dev.krug.quiz.Outcome;
import dev.krug.quiz.PastResult;
import dev.krug.quiz.PlayedQuestion;
import dev.krug.quiz.Quizzes;
import dev.krug.quiz.Step;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.web.ApiException;
import dev.krug.web.ErrorCode;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the endpoints of games have in common. Runs in the caller's transaction. */
@Component
class GameDesk {

    private final Quizzes quizzes;
    private final Users users;
    private final Clock clock;

    GameDesk(Quizzes quizzes, Users users, Clock clock) {
        this.quizzes = quizzes;
        this.users = users;
        this.clock = clock;
    }

    Mono<User> user(Caller caller) {
        return users.findById(caller.user());
    }

    Mono<GameView> view(User user, GameId game) {
        return quizzes.state(user, game).map(this::view);
    }

    GameView view(GameState game) {
        return GameView.of(game, clock.instant());
    }

    /** A game that has just begun, with its address. */
    Mono<GameView> begun(User user, Card card, ServerHttpResponse response) {
        response.getHeaders()
                .setLocation(URI.create("/api/v1/quiz/games/" + card.game().value()));
        return view(user, card.game());
    }

    /** @param next how the game stands after it, with the next question unless it waits to be asked for */
    record Answered(
            String outcome,
            int points,
            Object correctAnswer,
            @Nullable String explanation,
            int score,
            int run,
            @Nullable GameView next,
            @Nullable ResultView result) {

        static Answered of(PlayedQuestion played, GameView game, @Nullable ResultView result) {
            var verdict = VerdictView.of(played);
            return new Answered(
                    verdict.outcome(),
                    verdict.points(),
                    verdict.correctAnswer(),
                    verdict.explanation(),
                    game.score(),
                    game.run(),
                    result == null ? game : null,
                    result);
        }
    }

    /** @param holds whether the next question waits until it is asked for */
    Mono<Answered> answer(User user, GameId game, int position, Given given, boolean holds) {
        return quizzes.answer(user, clock.instant(), game, position, given).flatMap(step -> switch (step) {
            case Step.Judged(var verdict) ->
                goOn(user, game, verdict.played(), holds)
                        .then(view(user, game))
                        .map(view -> Answered.of(verdict.played(), view, null));
            case Step.Finished(var verdict, var result) ->
                view(user, game).map(view -> Answered.of(verdict.played(), view, ResultView.of(result)));
            case Step.Unfit unfit ->
                Mono.<Answered>error(ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "BAD_ANSWER"));
            case Step.Repeated repeated -> again(user, game, position);
            case Step.NoGame none -> again(user, game, position);
            case Step.Open open -> again(user, game, position);
            case Step.NothingTicked none -> again(user, game, position);
        });
    }

    /** After a timeout the next question comes only when it is asked for. */
    private Mono<Void> goOn(User user, GameId game, PlayedQuestion played, boolean holds) { // MB-613
        return holds || played.outcome() == Outcome.TIMEOUT
                ? Mono.empty()
                : quizzes.next(user, game, played.position(), null).then();
    }

    /** Closes an open question whose time is over; else shows the next one. Empty when there is no such game. */
    Mono<GameView> goOn(User user, GameId game) { // MB-613
        return quizzes.state(user, game)
                .flatMap(state -> state.open() == null
                        ? quizzes.next(user, game, state.position(), null)
                        : quizzes.timeOut(user, game, state.position()))
                .flatMap(step -> view(user, game));
    }

    /** What was answered last is answered as before; anything else is not at its turn. */
    private Mono<Answered> again(User user, GameId game, int position) { // MB-614
        return quizzes.state(user, game)
                .switchIfEmpty(Mono.error(ApiException::notFound))
                .flatMap(state -> {
                    var last = state.last();
                    return last == null || last.position() != position
                            ? Mono.<Answered>error(ApiException.of(ErrorCode.CONFLICT, "WRONG_POSITION"))
                            : result(user, state)
                                    .map(result -> Answered.of(last, view(state), result))
                                    .switchIfEmpty(Mono.fromSupplier(() -> Answered.of(last, view(state), null)));
                });
    }

    private Mono<ResultView> result(User user, GameState state) {
        return quizzes.result(user, state.id())
                .flatMap(past ->
                        past instanceof PastResult.Found(var result) ? Mono.just(ResultView.of(result)) : Mono.empty());
    }
}

package dev.krug.quiz.web;

import dev.krug.identity.Caller;
import dev.krug.quiz.GameId;
import dev.krug.quiz.GameState;
import dev.krug.quiz.PastResult;
import dev.krug.quiz.Quizzes;
import dev.krug.quiz.StaleSession;
import dev.krug.quiz.Stopped;
import dev.krug.users.User;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Keyed;
import dev.krug.web.PageQuery;
import dev.krug.web.Rate;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@RestController
@RequestMapping("/api/v1/quiz/games")
@Tag(name = "Quiz")
class QuizGameEndpoints {

    private static final int TRIES = 3;

    private final Quizzes quizzes;
    private final GameDesk desk;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    QuizGameEndpoints(Quizzes quizzes, GameDesk desk, Envelopes envelopes, TransactionalOperator transaction) {
        this.quizzes = quizzes;
        this.desk = desk;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record Stop(String status, @Nullable ResultView result) {}

    @PostMapping
    @Rate(Rate.Kind.SOFT)
    @Keyed
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begins a game; mode classic, category, difficulty, daily or marathon")
    Mono<Envelope<GameView>> start(Caller caller, @RequestBody GameBody body, ServerHttpResponse response) {
        var spec = body.spec();
        return desk.user(caller)
                .flatMap(user -> quizzes.start(user, spec, seed(), null)
                        .map(QuizRefusals::begun)
                        .flatMap(card -> desk.begun(user, card, response)))
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    @GetMapping
    @Operation(summary = "The caller's games, newest first; status active, finished or aborted")
    Mono<Envelope<List<GameView>>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "startedAt");
        var wanted = status(status).orElse(null);
        return desk.user(caller)
                .flatMap(user -> envelopes.page(
                        query,
                        quizzes.games(user, wanted, query.limit(), query.offset())
                                .map(desk::view)
                                .collectList(),
                        quizzes.countGames(user, wanted)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A game of the caller as it stands, wherever it is played")
    Mono<Envelope<GameView>> game(Caller caller, @PathVariable UUID id) {
        return desk.user(caller)
                .flatMap(user -> desk.view(user, new GameId(id)))
                .as(envelopes::one);
    }

    @PostMapping("/{id}/answers")
    @Rate(Rate.Kind.SOFT) // a quick player answers more often than ten times a minute
    @Operation(summary = "Answers the open question by ids of options, a truth or a text")
    Mono<Envelope<GameDesk.Answered>> answer(Caller caller, @PathVariable UUID id, @RequestBody AnswerBody body) {
        var checked = body.given();
        return desk.user(caller)
                .flatMap(user -> desk.answer(user, new GameId(id), body.at(), checked, body.holds()))
                .as(this::inTransaction)
                .as(envelopes::one);
    }

    @PostMapping("/{id}/next")
    @Rate(Rate.Kind.SOFT)
    @Operation(summary = "Closes an open question whose time is over; else shows the next one")
    Mono<Envelope<GameView>> next(Caller caller, @PathVariable UUID id) {
        var game = new GameId(id);
        return desk.user(caller)
                .flatMap(user -> desk.goOn(user, game))
                .as(this::inTransaction)
                .as(envelopes::one);
    }

    @PostMapping("/{id}/abort")
    @Rate(Rate.Kind.SOFT)
    @Operation(summary = "Ends a game with what was answered; without an answer it does not count")
    Mono<Envelope<Stop>> abort(Caller caller, @PathVariable UUID id) {
        var game = new GameId(id);
        return desk.user(caller)
                .flatMap(user -> quizzes.stop(user, game).flatMap(stopped -> switch (stopped) {
                    case Stopped.Aborted aborted -> Mono.just(new Stop("aborted", null));
                    case Stopped.Completed(var result) -> Mono.just(new Stop("finished", ResultView.of(result)));
                    case Stopped.NoGame none -> ended(user, game);
                }))
                .as(this::inTransaction)
                .as(envelopes::one);
    }

    private Mono<Stop> ended(User user, GameId game) {
        return quizzes.result(user, game).flatMap(past -> switch (past) {
            case PastResult.Found(var result) -> Mono.just(new Stop("finished", ResultView.of(result)));
            case PastResult.Aborted aborted -> Mono.just(new Stop("aborted", null));
            case PastResult.NotFinished running -> Mono.<Stop>empty();
            case PastResult.Unknown unknown -> Mono.<Stop>empty();
        });
    }

    @GetMapping("/{id}/result")
    @Operation(summary = "A finished game with all answers")
    Mono<Envelope<ResultView>> result(Caller caller, @PathVariable UUID id) {
        return desk.user(caller)
                .flatMap(user -> quizzes.result(user, new GameId(id)))
                .flatMap(past -> switch (past) {
                    case PastResult.Found(var result) -> Mono.just(ResultView.of(result));
                    case PastResult.NotFinished running ->
                        Mono.<ResultView>error(ApiException.of(ErrorCode.CONFLICT, "NOT_FINISHED"));
                    case PastResult.Aborted aborted ->
                        Mono.<ResultView>error(ApiException.of(ErrorCode.CONFLICT, "ABORTED"));
                    case PastResult.Unknown unknown -> Mono.<ResultView>empty();
                })
                .as(envelopes::one);
    }

    /** The end of a duel may have changed the statistics in between. */
    private <T> Mono<T> inTransaction(Mono<T> work) {
        return transaction.transactional(work).retryWhen(Retry.max(TRIES).filter(StaleSession.class::isInstance));
    }

    private static Optional<GameState.Status> status(@Nullable String code) {
        var found = Arrays.stream(GameState.Status.values())
                .filter(status -> status.code().equals(code))
                .findFirst();
        var violations = new Violations();
        violations.check("status", code == null || found.isPresent(), "UNKNOWN_STATUS");
        violations.throwIfAny();
        return found;
    }

    static long seed() {
        return UUID.randomUUID().getLeastSignificantBits();
    }
}

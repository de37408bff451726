package dev.krug.quiz.web;

import dev.krug.i18n.Language;
import dev.krug.identity.Caller;
import dev.krug.quiz.Duel;
import dev.krug.quiz.Duels;
import dev.krug.quiz.Duels.Challenged;
import dev.krug.quiz.Duels.Entered;
import dev.krug.quiz.Duels.Replied;
import dev.krug.quiz.Quizzes;
import dev.krug.telegram.Bots;
import dev.krug.users.User;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Keyed;
import dev.krug.web.PageQuery;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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

@RestController
@RequestMapping("/api/v1/quiz/duels")
@Tag(name = "Quiz: duels")
class QuizDuelEndpoints { // MB-621

    private static final Set<String> LANGUAGES = Set.of("ru", "en");
    private static final String CATEGORY = "[a-z0-9-]{2,40}";

    private final Duels duels;
    private final GameDesk desk;
    private final Bots bots;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    QuizDuelEndpoints(Duels duels, GameDesk desk, Bots bots, Envelopes envelopes, TransactionalOperator transaction) {
        this.duels = duels;
        this.desk = desk;
        this.bots = bots;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record ChallengeBody(
            @Nullable String category, @Nullable String language) {

        Language checked() {
            var violations = new Violations();
            violations.check("language", language != null, "REQUIRED");
            violations.check("language", language == null || LANGUAGES.contains(language), "UNKNOWN_LANGUAGE");
            violations.check("category", category == null || category.matches(CATEGORY), "INVALID");
            violations.throwIfAny();
            return Language.of(language);
        }
    }

    @PostMapping
    @Keyed
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Challenges whoever opens the link; without a category questions are mixed")
    Mono<Envelope<DuelView>> challenge(Caller caller, @RequestBody ChallengeBody body, ServerHttpResponse response) {
        var language = body.checked();
        return desk.user(caller)
                .flatMap(user -> duels.challenge(user, language, body.category(), QuizGameEndpoints.seed())
                        .flatMap(challenged -> switch (challenged) {
                            case Challenged.Made(var duel) -> view(duel, user);
                            case Challenged.NotEnough few -> Mono.<DuelView>error(QuizRefusals.notEnough());
                        }))
                .doOnNext(duel -> response.getHeaders().setLocation(URI.create("/api/v1/quiz/duels/" + duel.code())))
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    @PostMapping("/{code}/accept")
    @Operation(summary = "Accepts a challenge; of several the first")
    Mono<Envelope<DuelView>> accept(Caller caller, @PathVariable String code) {
        return replied(caller, code, duels::accept);
    }

    @PostMapping("/{code}/decline")
    @Operation(summary = "Declines a challenge")
    Mono<Envelope<DuelView>> decline(Caller caller, @PathVariable String code) {
        return replied(caller, code, duels::decline);
    }

    @PostMapping("/{code}/cancel")
    @Operation(summary = "Takes the caller's own challenge back")
    Mono<Envelope<DuelView>> cancel(Caller caller, @PathVariable String code) {
        return replied(caller, code, duels::cancel);
    }

    @PostMapping("/{code}/start")
    @Keyed
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begins the caller's part; the game is played like any other")
    Mono<Envelope<GameView>> start(Caller caller, @PathVariable String code, ServerHttpResponse response) {
        return desk.user(caller)
                .flatMap(user -> duels.start(user, code, null).flatMap(entered -> switch (entered) {
                    case Entered.Played(var started) -> desk.begun(user, QuizRefusals.begun(started), response);
                    case Entered.Refused(var reason) -> Mono.<GameView>error(QuizRefusals.of(reason));
                }))
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    @GetMapping
    @Operation(
            summary = "The caller's duels, newest first; state open, accepted, finished, expired, cancelled, declined")
    Mono<Envelope<List<DuelView>>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        var found = Optional.ofNullable(state).flatMap(Duel.State::find);
        var violations = new Violations();
        violations.check("state", state == null || found.isPresent(), "UNKNOWN_STATE");
        violations.throwIfAny();
        var wanted = found.orElse(null);
        return desk.user(caller)
                .flatMap(user -> envelopes.page(
                        query,
                        Mono.zip(duels.of(user, wanted, query.limit(), query.offset()), username())
                                .map(read -> read.getT1().stream()
                                        .map(duel -> DuelView.of(
                                                duel, user, read.getT2().orElse(null)))
                                        .toList()),
                        duels.count(user, wanted)));
    }

    @GetMapping("/{code}")
    @Operation(summary = "A duel of the caller, or an open challenge")
    Mono<Envelope<DuelView>> duel(Caller caller, @PathVariable String code) {
        return desk.user(caller)
                .flatMap(user -> duels.find(code)
                        .filter(duel -> duel.state() == Duel.State.OPEN
                                || duel.sideOf(user.id()).isPresent())
                        .flatMap(duel -> view(duel, user)))
                .as(envelopes::one);
    }

    private Mono<Envelope<DuelView>> replied(
            Caller caller, String code, BiFunction<User, String, Mono<Replied>> reply) {
        return desk.user(caller)
                .flatMap(user -> reply.apply(user, code).flatMap(replied -> switch (replied) {
                    case Replied.Done(var duel) -> view(duel, user);
                    case Replied.Refused(var reason) -> Mono.<DuelView>error(QuizRefusals.of(reason));
                }))
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    private Mono<DuelView> view(Duel duel, User user) {
        return username().map(username -> DuelView.of(duel, user, username.orElse(null)));
    }

    private Mono<Optional<String>> username() {
        return bots.byName(Quizzes.BOT)
                .map(bot -> Optional.ofNullable(bot.username()))
                .defaultIfEmpty(Optional.empty());
    }
}

package dev.krug.privacy.web;

import dev.krug.identity.AccessTokens;
import dev.krug.identity.Caller;
import dev.krug.identity.Sessions;
import dev.krug.privacy.ErasureWord;
import dev.krug.users.Erased;
import dev.krug.users.Users;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Privacy")
class ErasureEndpoints { // CORE-146

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Users users;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final ErasureWord word;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ErasureEndpoints(
            Users users,
            Sessions sessions,
            AccessTokens tokens,
            ErasureWord word,
            Envelopes envelopes,
            TransactionalOperator transaction,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.word = word;
        this.envelopes = envelopes;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Deleted(Instant deletedAt) {}

    @RequestMapping(path = "/api/v1/users/me/delete", method = RequestMethod.POST)
    @Operation(
            summary = "Erases the caller, at once and for good",
            description = "Confirmed by the typed word (DELETE, УДАЛИТЬ) as confirm, or by true within five minutes"
                    + " of the sign-in.")
    Mono<Envelope<Deleted>> delete(
            Caller caller, @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body) {
        return erase(caller, body == null ? null : body.get("confirm"));
    }

    @RequestMapping(path = "/api/v1/users/me", method = RequestMethod.DELETE)
    @Operation(summary = "The same")
    Mono<Envelope<Deleted>> deleteMe(
            Caller caller, @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body) {
        return delete(caller, body);
    }

    private Mono<Envelope<Deleted>> erase(Caller caller, @Nullable Object confirm) {
        return confirmed(caller, confirm)
                .then(users.erase(caller.user(), caller.user()))
                .as(transaction::transactional)
                .delayUntil(erased -> erased instanceof Erased.Done ? tokens.announceRevocation() : Mono.empty())
                .map(erased -> switch (erased) {
                    case Erased.Done(var at) -> new Deleted(at);
                    case Erased.Unknown() -> throw ApiException.notFound();
                    case Erased.Refused(var reasons) ->
                        throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, reasons);
                })
                .as(envelopes::one);
    }

    private Mono<Void> confirmed(Caller caller, @Nullable Object confirm) {
        return switch (confirm) {
            case String typed when word.isTyped(typed) -> Mono.empty();
            case Boolean wanted
            when wanted ->
                sessions.of(caller.user())
                        .any(session -> session.id().equals(caller.session()) && isFresh(session.createdAt()))
                        .flatMap(fresh -> fresh
                                ? Mono.empty()
                                : Mono.error(ApiException.of(ErrorCode.FORBIDDEN, "FRESH_SIGN_IN_REQUIRED")));
            case null, default -> Mono.error(ApiException.invalid("confirm", "REQUIRED"));
        };
    }

    private boolean isFresh(Instant signedInAt) {
        return !signedInAt.plus(FRESH).isBefore(clock.instant());
    }
}

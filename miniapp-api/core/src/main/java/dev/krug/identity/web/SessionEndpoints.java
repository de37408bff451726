package dev.krug.identity.web;

import dev.krug.identity.AccessTokens;
import dev.krug.identity.Caller;
import dev.krug.identity.RevokeReason;
import dev.krug.identity.Session;
import dev.krug.identity.SessionId;
import dev.krug.identity.Sessions;
import dev.krug.telegram.Bots;
import dev.krug.web.Access;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.PageQuery;
import dev.krug.web.Rate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Sign-in")
class SessionEndpoints {

    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final Bots bots;
    private final RefreshCookies cookies;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    SessionEndpoints(
            Sessions sessions,
            AccessTokens accessTokens,
            Bots bots,
            RefreshCookies cookies,
            Envelopes envelopes,
            TransactionalOperator transaction) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.bots = bots;
        this.cookies = cookies;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record SessionView(
            UUID id,
            String authMethod,
            @Nullable String bot,
            @Nullable String ip,
            @Nullable String userAgent,
            Instant createdAt,
            Instant lastUsedAt,
            boolean current) {

        static SessionView of(Session session, Map<UUID, String> bots, SessionId current) {
            return new SessionView(
                    session.id().value(),
                    session.method(),
                    session.botId() == null ? null : bots.get(session.botId()),
                    session.ip(),
                    session.userAgent(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.id().equals(current));
        }
    }

    record Revoked(long revoked) {}

    @PostMapping("/api/v1/auth/logout")
    @Access(Access.Level.GUEST)
    @Operation(summary = "Ends this login")
    Mono<Envelope<Map<String, Object>>> logout(Caller caller, ServerWebExchange exchange) {
        cookies.clear(exchange);
        return end(caller, caller.session()).as(envelopes::done);
    }

    @PostMapping("/api/v1/auth/logout-all")
    @Operation(summary = "Ends all logins of the caller")
    Mono<Envelope<Revoked>> logoutAll(Caller caller, ServerWebExchange exchange) {
        cookies.clear(exchange);
        return endAll(caller).as(envelopes::one);
    }

    @GetMapping("/api/v1/auth/sessions")
    @Operation(summary = "The caller's logins, the latest used first")
    Mono<Envelope<List<SessionView>>> list(
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "lastUsedAt");
        var all = Mono.zip(sessions.of(caller.user()).collectList(), botNames())
                .map(read -> read.getT1().stream()
                        .map(session -> SessionView.of(session, read.getT2(), caller.session()))
                        .toList())
                .cache();
        return envelopes.page(query, all.map(query::of), all.map(list -> (long) list.size()));
    }

    @DeleteMapping("/api/v1/auth/sessions/{id}")
    @Operation(summary = "Ends one login of the caller")
    Mono<Envelope<Map<String, Object>>> delete(Caller caller, @PathVariable UUID id) {
        return end(caller, new SessionId(id))
                .filter(ended -> ended)
                .switchIfEmpty(Mono.error(ApiException::notFound))
                .as(envelopes::done);
    }

    @GetMapping("/.well-known/jwks.json")
    @Access(Access.Level.PUBLIC)
    @Rate(Rate.Kind.PUBLIC)
    @Operation(summary = "The keys that verify our tokens")
    ResponseEntity<Map<String, List<Map<String, Object>>>> keys() { // CORE-075
        return ResponseEntity.ok()
                .header("Cache-Control", "public, max-age=300")
                .body(Map.of("keys", accessTokens.publicKeys()));
    }

    private Mono<Boolean> end(Caller caller, SessionId session) {
        return sessions.end(caller.user(), session)
                .as(transaction::transactional)
                .delayUntil(ended -> accessTokens.announceRevocation());
    }

    private Mono<Revoked> endAll(Caller caller) {
        return sessions.endAll(caller.user(), RevokeReason.LOGOUT)
                .as(transaction::transactional)
                .delayUntil(count -> accessTokens.announceRevocation())
                .map(Revoked::new);
    }

    private Mono<Map<UUID, String>> botNames() {
        return bots.all().collectMap(bot -> bot.id().value(), bot -> bot.name());
    }
}

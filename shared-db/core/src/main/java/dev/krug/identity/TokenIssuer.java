package dev.krug.identity;

import dev.krug.users.User;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens logins and continues them; stores of a refresh token only what cannot be turned back into it. */
@Component
class TokenIssuer {

    private final FamilyRows rows;
    private final Tokens tokens;
    private final SigningKeys keys;
    private final List<TokenClaimContributor> contributors;
    private final Clock clock;

    TokenIssuer(
            FamilyRows rows, Tokens tokens, SigningKeys keys, List<TokenClaimContributor> contributors, Clock clock) {
        this.rows = rows;
        this.tokens = tokens;
        this.keys = keys;
        this.contributors = contributors;
        this.clock = clock;
    }

    Mono<TokenPair> open(User user, FamilyRows.NewFamily family, @Nullable String botName) {
        return rows.insert(family, clock.instant())
                .flatMap(id -> issue(user, new Tokens.Family(id, family.method().code(), botName)))
                .map(Issued::pair);
    }

    Mono<TokenPair> next(User user, FamilyRow family, @Nullable String botName) {
        return issue(user, new Tokens.Family(family.session(), family.method(), botName))
                .flatMap(issued -> rows.use(family.refreshId(), issued.refreshId(), family.session(), clock.instant())
                        .thenReturn(issued.pair()));
    }

    private Mono<Issued> issue(User user, Tokens.Family family) {
        var issuedAt = issuedAt(user);
        var jti = UUID.randomUUID();
        var refresh = tokens.refresh(user.id(), family.id(), jti, issuedAt);
        return claims(user)
                .map(claims -> tokens.access(user, family, issuedAt, claims))
                .flatMap(access -> rows.insertRefresh(
                                family.id(),
                                Signatures.sha256(jti.toString()),
                                keys.ring().active().kid(),
                                issuedAt,
                                issuedAt.plus(Tokens.REFRESH_LIFETIME))
                        .map(id -> new Issued(id, new TokenPair(family.id(), access, refresh))));
    }

    // CORE-074: a token of the second in which all tokens were invalidated counts as one of the next second
    private Instant issuedAt(User user) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var after = user.tokensValidAfter();
        return after == null || now.isAfter(after)
                ? now
                : after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    private Mono<Map<String, Object>> claims(User user) {
        return Flux.fromIterable(contributors)
                .concatMap(contributor -> contributor.claims(user))
                .reduceWith(HashMap::new, (Map<String, Object> all, Map<String, Object> some) -> {
                    all.putAll(some);
                    return all;
                });
    }

    private record Issued(UUID refreshId, TokenPair pair) {}
}

package dev.krug.identity;

import dev.krug.kernel.Rows;
import dev.krug.users.Logins;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What was revoked within the life of an access token, held in memory so that checking a token asks no database
 * (CORE-074, CORE-801).
 */
@Component
class Revocations {

    private static final Duration MEMORY = Tokens.ACCESS_LIFETIME.plus(Duration.ofMinutes(2));

    private final DatabaseClient database;
    private final Logins logins;
    private final ErasedLogins erased;
    private final Clock clock;
    private volatile Set<UUID> sessions = Set.of();
    private volatile Map<UserId, Instant> validAfter = Map.of();

    Revocations(DatabaseClient database, Logins logins, ErasedLogins erased, Clock clock) {
        this.database = database;
        this.logins = logins;
        this.erased = erased;
        this.clock = clock;
    }

    Mono<Void> refresh() {
        var since = clock.instant().minus(MEMORY);
        return Mono.zip(revokedSince(since), logins.invalidatedSince(since), erased.since(since))
                .doOnNext(read -> {
                    sessions = read.getT1();
                    validAfter = merged(read.getT2(), read.getT3());
                })
                .then();
    }

    boolean isRevoked(Caller caller) {
        var after = validAfter.get(caller.user());
        return sessions.contains(caller.session().value())
                || after != null && caller.issuedAt().getEpochSecond() <= after.getEpochSecond();
    }

    private static Map<UserId, Instant> merged(Map<UserId, Instant> invalidated, Map<UserId, Instant> erased) {
        var all = new HashMap<>(invalidated);
        all.putAll(erased);
        return Map.copyOf(all);
    }

    private Mono<Set<UUID>> revokedSince(Instant since) {
        return database.sql("select id from token_families where revoked_at >= :since")
                .bind("since", since)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }
}

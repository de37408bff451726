package dev.krug.idempotency;

import dev.krug.kernel.Rows;
import io.r2dbc.spi.R2dbcException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Runs a keyed request once. Everything happens in the caller's transaction: a second request waits at the first one's
 * row until it commits, the stored answer commits with the effect, and an error takes the key back with it.
 */
@Service
public class Idempotency { // CORE-010

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final DatabaseClient database;
    private final Clock clock;

    Idempotency(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What became of a keyed request. */
    public sealed interface Outcome {

        record Done(Answer answer, boolean replayed) implements Outcome {}

        /** The key was used with another body. */
        record KeyReused() implements Outcome {}
    }

    /**
     * Fails with {@link RequestInProgress}, which rolls the transaction back, when the first request with this key has
     * not ended within 2 seconds.
     */
    public Mono<Outcome> once(KeyedRequest request, Mono<Answer> effect) {
        return waitAtMostTwoSeconds().then(claim(request)).flatMap(claim -> switch (claim) {
            case Claim.Won(UUID id) -> waitAsUsual().then(effect).flatMap(answer -> store(id, answer));
            case Claim.Taken() -> replay(request);
        });
    }

    private sealed interface Claim {

        record Won(UUID id) implements Claim {}

        record Taken() implements Claim {}
    }

    private Mono<Claim> claim(KeyedRequest request) {
        var now = clock.instant();
        var statement = database.sql("""
                        insert into idempotency_keys as stored (user_id, scope, key, request_hash, state, expires_at)
                        values (:user, :scope, :key, :hash, 'running', :expires)
                        on conflict (user_id, scope, key) do update
                          set request_hash = excluded.request_hash, state = 'running', http_status = null,
                            response = null, expires_at = excluded.expires_at
                          where stored.expires_at <= :now
                        returning id
                        """)
                .bind("scope", request.scope())
                .bind("key", request.key())
                .bind("hash", request.bodyHash())
                .bind("expires", now.plus(LIFETIME))
                .bind("now", now);
        return Rows.bind(statement, "user", owner(request), UUID.class)
                .<Claim>map(row -> new Claim.Won(Rows.get(row, "id", UUID.class)))
                .one()
                .defaultIfEmpty(new Claim.Taken())
                .onErrorMap(Idempotency::isWaitOver, RequestInProgress::new);
    }

    // Kept as a text inside of JSON, so that a replay is the same to the byte.
    private Mono<Outcome> store(UUID id, Answer answer) {
        return database.sql("""
                        update idempotency_keys set state = 'done', http_status = :status, response = to_jsonb(cast(:json as text))
                        where id = :id
                        """)
                .bind("status", answer.status())
                .bind("json", answer.json())
                .bind("id", id)
                .then()
                .thenReturn(new Outcome.Done(answer, false));
    }

    private Mono<Outcome> replay(KeyedRequest request) {
        var statement = database.sql("""
                        select request_hash, http_status, response #>> '{}' as response from idempotency_keys
                        where user_id is not distinct from :user and scope = :scope and key = :key
                        """).bind("scope", request.scope()).bind("key", request.key());
        return Rows.bind(statement, "user", owner(request), UUID.class)
                .map(row -> Rows.get(row, "request_hash", String.class).equals(request.bodyHash())
                        ? new Outcome.Done(
                                new Answer(
                                        Rows.get(row, "http_status", Integer.class),
                                        Rows.get(row, "response", String.class)),
                                true)
                        : (Outcome) new Outcome.KeyReused())
                .one();
    }

    /** Takes away the keys that ran out; returns how many. */
    Mono<Long> purge() {
        return database.sql("delete from idempotency_keys where expires_at < :now")
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> waitAtMostTwoSeconds() {
        return database.sql("select set_config('lock_timeout', '2s', true)").then();
    }

    private Mono<Void> waitAsUsual() {
        return database.sql("select set_config('lock_timeout', '3s', true)").then();
    }

    private static @Nullable UUID owner(KeyedRequest request) {
        return request.user() == null ? null : request.user().value();
    }

    // Spring takes this state for a lost database, so the state itself is asked.
    private static boolean isWaitOver(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException refused && LOCK_NOT_AVAILABLE.equals(refused.getSqlState())) {
                return true;
            }
        }
        return false;
    }
}

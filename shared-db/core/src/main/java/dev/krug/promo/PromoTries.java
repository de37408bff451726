package dev.krug.promo;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/** Counts wrong codes, apart from the caller's transaction: that one may be rolled back because of the wrong code. */
@Component
class PromoTries { // MB-348

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration BLOCKED_FOR = Duration.ofMinutes(10);

    private final DatabaseClient database;
    private final TransactionalOperator apart;
    private final Clock clock;

    PromoTries(DatabaseClient database, ReactiveTransactionManager transactions, Clock clock) {
        this.database = database;
        this.apart = TransactionalOperator.create(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.clock = clock;
    }

    /** Until when the user may try nothing; empty when they may. */
    Mono<Instant> blockedUntil(UserId user) {
        return database.sql("select blocked_until from promocode_tries where user_id = :user and blocked_until > :now")
                .bind("user", user.value())
                .bind("now", clock.instant())
                .map(row -> get(row, "blocked_until", Instant.class))
                .one();
    }

    Mono<Void> wrong(UserId user) {
        var now = clock.instant();
        return database.sql("""
                        insert into promocode_tries as tries (user_id, wrong_at, created_at)
                        values (:user, array[cast(:now as timestamptz)], :now)
                        on conflict (user_id) do update set (wrong_at, blocked_until) = (
                            select case when cardinality(recent) >= :most then '{}' else recent end,
                                case when cardinality(recent) >= :most then :until else tries.blocked_until end
                            from (select array(select at from unnest(tries.wrong_at) at where at > :since) || :now as recent)
                                as counted)
                        """)
                .bind("user", user.value())
                .bind("now", now)
                .bind("since", now.minus(WITHIN))
                .bind("until", now.plus(BLOCKED_FOR))
                .bind("most", MOST)
                .then()
                .as(apart::transactional);
    }

    Mono<Void> forget(UserId user) {
        return database.sql("delete from promocode_tries where user_id = :user")
                .bind("user", user.value())
                .then();
    }
}

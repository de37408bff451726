package dev.krug.access;

import static dev.krug.kernel.Rows.get;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.kernel.ConditionalOnRole;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes down every hour which subscriptions are over; access ended by the clock, whether this ran or not. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class Expiry { // CORE-261

    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int MOST_IN_A_RUN = 5_000;
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(9);

    private final TimeGrants time;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Expiry(TimeGrants time, DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.time = time;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> expiringSubscriptions() {
        return Tasks.recurring("expiry", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = expireAll().block(RUN_TIMEOUT);
                });
    }

    /** How many; each in a transaction of its own. */
    Mono<Long> expireAll() {
        return database.sql("""
                        select id from subscriptions
                        where status in ('active', 'past_due', 'canceled') and end_date <= :now
                          and coalesce(grace_until, end_date) <= :now
                        order by end_date limit :limit
                        """)
                .bind("now", clock.instant())
                .bind("limit", MOST_IN_A_RUN)
                .map(row -> get(row, "id", UUID.class))
                .all()
                .concatMap(id -> transaction.transactional(time.expire(id)))
                .filter(expired -> expired)
                .count()
                .doOnNext(count -> log.info("{} subscriptions expired", count));
    }
}

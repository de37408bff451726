package dev.krug.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.testing.StoreTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** CORE-007: deadlocks and serialisation failures are repeated, at most three times. */
@StoreTest
class RepeatedTransactionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DEADLOCK = "do $$ begin raise exception 'made' using errcode = '40P01'; end $$";

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger met = new AtomicInteger();

    @BeforeEach
    void laySeats() {
        execute("create table if not exists seats (id int primary key, taken int not null)")
                .then(execute("insert into seats values (1, 0), (2, 0) on conflict (id) do update set taken = 0"))
                .block();
    }

    @Test
    void bothSidesOfADeadlockCommit() {
        Mono.when(take(1, 2), take(2, 1)).block(PATIENCE);
        assertThat(begun).as("one was the victim, once").hasValue(3);
        assertThat(seats()).isEqualTo("2,2");
    }

    @Test
    void aSerialisationFailureIsRepeatedOnWhatTheOtherLeft() {
        Mono.when(addToWhatWasRead(), addToWhatWasRead()).block(PATIENCE);
        assertThat(begun).hasValue(3);
        assertThat(seats()).isEqualTo("2,0");
    }

    @Test
    void whatIsAskedByRowsIsRepeatedWithoutARowTwice() {
        var rows = Flux.range(1, 3)
                .concatWith(Flux.defer(() -> begun.incrementAndGet() < 3
                        ? execute(DEADLOCK).thenMany(Flux.<Integer>empty())
                        : Flux.just(4)));
        assertThat(rows.as(transaction::transactional).collectList().block(PATIENCE))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void surfacesAfterTheThirdRepetitionWhereverItWasOpened() {
        var inner = Mono.defer(() -> {
                    begun.incrementAndGet();
                    return execute(DEADLOCK);
                })
                .as(transaction::transactional);
        assertThatThrownBy(() -> execute("select 1")
                        .then(inner)
                        .as(transaction::transactional)
                        .block(PATIENCE))
                .matches(Contention::ended);
        assertThat(begun).hasValue(4);
    }

    @Test
    void otherFailuresSurfaceAtOnce() {
        assertThatThrownBy(() -> Mono.defer(() -> {
                            begun.incrementAndGet();
                            return execute("select 1 / 0");
                        })
                        .as(transaction::transactional)
                        .block(PATIENCE))
                .matches(error -> !Contention.ended(error));
        assertThat(begun).hasValue(1);
    }

    private Mono<Void> take(int first, int second) {
        return Mono.defer(() -> {
                    begun.incrementAndGet();
                    return increment(first).then(meet()).then(increment(second));
                })
                .as(transaction::transactional);
    }

    private Mono<Void> addToWhatWasRead() {
        return Mono.defer(() -> {
                    begun.incrementAndGet();
                    return execute("set transaction isolation level repeatable read")
                            .then(database.sql("select taken from seats where id = 1")
                                    .map(row -> row.get("taken", Integer.class))
                                    .one())
                            .delayUntil(read -> meet())
                            .flatMap(read -> execute("update seats set taken = " + (read + 1) + " where id = 1"));
                })
                .as(transaction::transactional);
    }

    /** Until both have come so far; who comes again does not wait. */
    private Mono<Void> meet() {
        return Mono.defer(() -> {
            met.incrementAndGet();
            return Flux.interval(Duration.ofMillis(5))
                    .filter(tick -> met.get() >= 2)
                    .next()
                    .then();
        });
    }

    private Mono<Void> increment(int seat) {
        return execute("update seats set taken = taken + 1 where id = " + seat);
    }

    private Mono<Void> execute(String sql) {
        return database.sql(sql).then();
    }

    private String seats() {
        return database.sql("select string_agg(taken::text, ',' order by id) as all_of_them from seats")
                .map(row -> row.get("all_of_them", String.class))
                .one()
                .block(PATIENCE);
    }
}

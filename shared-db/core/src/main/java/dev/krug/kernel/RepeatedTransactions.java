package dev.krug.kernel;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.transaction.reactive.TransactionCallback;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;
import reactor.util.retry.Retry;

/**
 * Runs a transaction again when {@link Contention} ended it: whoever opens a transaction gets this. What runs inside
 * another one is repeated with that one only, because PostgreSQL has thrown away all of it.
 */
final class RepeatedTransactions implements TransactionalOperator { // CORE-007

    private static final int REPETITIONS = 3;
    private static final int SHORTEST_PAUSE_MILLIS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    private final TransactionalOperator once;

    RepeatedTransactions(TransactionalOperator once) {
        this.once = once;
    }

    @Override
    public <T> Mono<T> transactional(Mono<T> work) {
        return Mono.deferContextual(context -> isInside(context)
                ? once.transactional(work)
                : once.transactional(work)
                        .contextWrite(RepeatedTransactions::inside)
                        .retryWhen(repetitions()));
    }

    /** Nothing is seen before the commit, because a repetition might see something else. */
    @Override
    public <T> Flux<T> execute(TransactionCallback<T> work) {
        return Flux.deferContextual(context -> isInside(context)
                ? once.execute(work)
                : once.execute(work)
                        .contextWrite(RepeatedTransactions::inside)
                        .collectList()
                        .retryWhen(repetitions())
                        .flatMapIterable(seen -> seen));
    }

    private static Retry repetitions() {
        return Retry.from(failures ->
                failures.concatMap(failed -> failed.totalRetries() < REPETITIONS && Contention.ended(failed.failure())
                        ? Mono.delay(pause())
                        : Mono.error(failed.failure())));
    }

    private static Duration pause() {
        return Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS + 1L));
    }

    private static boolean isInside(ContextView context) {
        return context.hasKey(RepeatedTransactions.class);
    }

    private static Context inside(Context context) {
        return context.put(RepeatedTransactions.class, true);
    }
}

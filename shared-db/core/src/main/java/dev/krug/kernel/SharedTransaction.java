package dev.krug.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A transaction in which several pieces of work run side by side. What they ask of the database in the same step is
 * asked with one statement. The work knows it by the Reactor context.
 */
public final class SharedTransaction {

    private final Map<Object, Batches<?, ?>> kinds = new ConcurrentHashMap<>();
    private final AtomicInteger holds = new AtomicInteger();
    private final Disposable.Composite underWay = Disposables.composite();

    private SharedTransaction() {}

    /**
     * Runs the pieces of work side by side, all of them in the transaction of the subscriber; their results in order.
     * When one fails, or the subscriber is gone, nothing more is asked of the database.
     */
    public static <T> Flux<T> run(List<Mono<T>> pieces) {
        return Flux.<T>from(subscriber -> {
            var shared = new SharedTransaction();
            shared.hold(() -> Flux.mergeSequential(pieces, pieces.size(), 1)
                    .contextWrite(context -> context.put(SharedTransaction.class, shared))
                    .doOnTerminate(shared::end)
                    .doOnCancel(shared::end)
                    .subscribe(subscriber));
        });
    }

    /**
     * Asks together with whoever asks the same at this time in the same transaction, and alone outside of one.
     *
     * @param kind equal for the requests that {@code work} can carry out together
     * @param key requests of equal keys are carried out one after the other
     */
    public static <Q, A> Mono<A> ask(Object kind, Q request, Function<Q, ?> key, Batches.Work<Q, A> work) {
        return Mono.deferContextual(context -> context.hasKey(SharedTransaction.class)
                ? context.get(SharedTransaction.class).batches(kind, key, work).ask(request)
                : work.of(List.of(request)).flatMap(answers -> Mono.justOrEmpty(answers.get(request))));
    }

    @SuppressWarnings("unchecked") // a kind has one work, and so one type of request and answer
    private <Q, A> Batches<Q, A> batches(Object kind, Function<Q, ?> key, Batches.Work<Q, A> work) {
        return (Batches<Q, A>) kinds.computeIfAbsent(kind, unknown -> new Batches<>(work, this, key));
    }

    /** Runs the steps; what they ask for is asked when they are over. */
    void hold(Runnable steps) {
        holds.incrementAndGet();
        try {
            steps.run();
        } finally {
            holds.decrementAndGet();
            kinds.values().forEach(this::begin);
        }
    }

    /** Not while somebody holds, and not after the end: then the connection is somebody else's. */
    synchronized void begin(Batches<?, ?> batches) {
        if (holds.get() == 0 && !underWay.isDisposed()) {
            underWay.add(batches.begin());
        }
    }

    private synchronized void end() {
        underWay.dispose();
    }
}

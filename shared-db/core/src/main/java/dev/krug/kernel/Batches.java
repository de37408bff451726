package dev.krug.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Carries out requests of one kind, many at a time: the first at once, and all that come in the meantime together. One
 * batch is under way at a time. Safe for use by many threads.
 *
 * @param <Q> a request; equal requests may be in one batch and get the same answer
 * @param <A> what comes of it
 */
public final class Batches<Q, A> {

    private final Work<Q, A> work;
    private final Function<Q, ?> key;
    private final @Nullable SharedTransaction within;
    private final List<Waiting<Q, A>> waiting = new ArrayList<>();
    private boolean busy;

    /** Every request may be in a batch with every other. */
    public Batches(Work<Q, A> work) {
        this(work, null, request -> new Object());
    }

    Batches(Work<Q, A> work, @Nullable SharedTransaction within, Function<Q, ?> key) {
        this.work = work;
        this.within = within;
        this.key = key;
    }

    /** Carries out a batch, in the Reactor context of its first request; one that it leaves out has no answer. */
    @FunctionalInterface
    public interface Work<Q, A> {
        Mono<Map<Q, A>> of(List<Q> requests);
    }

    private record Waiting<Q, A>(Q request, MonoSink<A> answer) {}

    /** The answer to the request; empty when there is none. Fails when its batch fails. */
    public Mono<A> ask(Q request) {
        return Mono.create(answer -> {
            synchronized (waiting) {
                waiting.add(new Waiting<>(request, answer));
            }
            proceed();
        });
    }

    private void proceed() {
        if (within == null) {
            var _ = begin();
        } else {
            within.begin(this);
        }
    }

    /** Begins with what waits, unless a batch is under way. */
    Disposable begin() {
        var batch = next();
        return batch.isEmpty()
                ? Disposables.disposed()
                : work.of(batch.stream().map(Waiting::request).toList())
                        .defaultIfEmpty(Map.of())
                        .contextWrite(batch.getFirst().answer().contextView())
                        .subscribe(
                                answers -> ended(() -> answer(batch, answers)),
                                failure -> ended(() -> fail(batch, failure)));
    }

    private List<Waiting<Q, A>> next() {
        synchronized (waiting) {
            var batch = new ArrayList<Waiting<Q, A>>();
            if (!busy) {
                var keys = new HashSet<Object>();
                waiting.removeIf(one -> keys.add(key.apply(one.request())) && batch.add(one));
                busy = !batch.isEmpty();
            }
            return batch;
        }
    }

    private void ended(Runnable tell) {
        synchronized (waiting) {
            busy = false;
        }
        proceed();
        if (within == null) {
            tell.run();
        } else {
            within.hold(tell);
        }
    }

    private static <Q, A> void answer(List<Waiting<Q, A>> batch, Map<Q, A> answers) {
        for (var one : batch) {
            var answer = answers.get(one.request());
            if (answer == null) {
                one.answer().success();
            } else {
                one.answer().success(answer);
            }
        }
    }

    private static <Q, A> void fail(List<Waiting<Q, A>> batch, Throwable failure) {
        batch.forEach(one -> one.answer().error(failure));
    }
}

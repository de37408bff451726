package dev.krug.runtime;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Works a queue off: round after round while there is work, then at rest until woken or until the idle time has
 * passed. Rounds never overlap.
 */
final class Pump implements Disposable {

    private static final Logger log = LoggerFactory.getLogger(Pump.class);

    private final String name;
    private final Supplier<Mono<Integer>> round;
    // One waiting signal is as good as many.
    private final Sinks.Many<Boolean> wakes = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(1));
    private final Disposable loop;

    /** Starts at once. A round answers how much it found to do. */
    Pump(String name, Duration idle, Supplier<Mono<Integer>> round) {
        this.name = name;
        this.round = round;
        this.loop = Flux.merge(
                        wakes.asFlux(),
                        Flux.interval(Duration.ZERO, idle).onBackpressureDrop().map(tick -> true))
                .concatMap(signal -> untilEmpty(), 1)
                .subscribe();
    }

    void wake() {
        var _ = wakes.tryEmitNext(true); // refused when a signal waits already
    }

    private Mono<Void> untilEmpty() {
        return safely().expand(found -> found > 0 ? safely() : Mono.empty()).then();
    }

    private Mono<Integer> safely() {
        return Mono.defer(round).onErrorResume(failure -> {
            log.warn("{}: a round failed, the next one follows: {}", name, failure.toString());
            return Mono.just(0);
        });
    }

    @Override
    public void dispose() {
        loop.dispose();
    }

    @Override
    public boolean isDisposed() {
        return loop.isDisposed();
    }
}

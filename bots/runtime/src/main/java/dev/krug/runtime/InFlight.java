package dev.krug.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Work that runs beside the one who started it, so that a slow piece keeps nobody waiting. */
final class InFlight {

    private static final Logger log = LoggerFactory.getLogger(InFlight.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final AtomicInteger count = new AtomicInteger();

    int size() {
        return count.get();
    }

    /** Starts the work; {@code after} runs when it has ended, however it ended. */
    void begin(Mono<Void> work, Runnable after) {
        count.incrementAndGet();
        var _ = work.doFinally(end -> {
                    count.decrementAndGet();
                    after.run();
                })
                .subscribe(done -> {}, failure -> log.error("Its outcome could not be stored", failure));
    }

    /** Completes when nothing is under way, or when the time is over. */
    Mono<Void> landed(Duration patience) {
        return Flux.interval(Duration.ZERO, LOOK_EVERY)
                .filter(tick -> count.get() == 0)
                .next()
                .timeout(patience, Mono.just(0L))
                .then();
    }
}

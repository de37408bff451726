package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gauges of the inbox: how long the oldest update has waited, and how many were given up. */
@Component
@ConditionalOnRole("bots")
class QueueMetrics { // CORE-389

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final AtomicReference<Double> lagSeconds = new AtomicReference<>(0.0);
    private final AtomicReference<Double> dead = new AtomicReference<>(0.0);

    QueueMetrics(Inbox inbox, MeterRegistry meters) {
        this.inbox = inbox;
        meters.gauge("krug_inbox_lag_seconds", lagSeconds, AtomicReference::get);
        meters.gauge("krug_inbox_dead", dead, AtomicReference::get);
    }

    /** Measures until it is disposed of. */
    Disposable start() {
        return Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> measure().onErrorResume(away -> Mono.empty()), 1)
                .subscribe();
    }

    private Mono<Void> measure() {
        return inbox.lagSeconds()
                .doOnNext(lagSeconds::set)
                .then(inbox.dead())
                .doOnNext(count -> dead.set(count.doubleValue()))
                .then();
    }
}

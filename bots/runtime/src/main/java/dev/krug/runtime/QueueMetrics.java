package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.Queues;
import dev.krug.telegram.Queues.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gauges of every bot's queues: how long the oldest update and call have waited, and what waits for an admin. */
@Component
@ConditionalOnRole("bots")
class QueueMetrics { // CORE-389

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Queues queues;
    private final MultiGauge inboxLag;
    private final MultiGauge outboxLag;
    private final MultiGauge dead;
    private final MultiGauge unsettled;

    QueueMetrics(Queues queues, MeterRegistry meters) {
        this.queues = queues;
        this.inboxLag = MultiGauge.builder("krug_inbox_lag_seconds").register(meters);
        this.outboxLag = MultiGauge.builder("krug_outbox_lag_seconds").register(meters);
        this.dead = MultiGauge.builder("krug_inbox_dead").register(meters);
        this.unsettled = MultiGauge.builder("krug_outbox_unsettled").register(meters);
    }

    /** Measures until it is disposed of. */
    Disposable start() {
        return Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(
                        tick -> queues.standings()
                                .collectList()
                                .doOnNext(this::show)
                                .onErrorResume(away -> Mono.empty()),
                        1)
                .subscribe();
    }

    private void show(List<Standing> standings) {
        show(inboxLag, standings, Standing::inboxLagSeconds);
        show(outboxLag, standings, Standing::outboxLagSeconds);
        show(dead, standings, Standing::dead);
        show(unsettled, standings, Standing::unsettled);
    }

    private static void show(MultiGauge gauge, List<Standing> standings, ToDoubleFunction<Standing> value) {
        gauge.register(
                standings.stream()
                        .<MultiGauge.Row<?>>map(standing ->
                                MultiGauge.Row.of(Tags.of("bot", standing.botName()), value.applyAsDouble(standing)))
                        .toList(),
                true);
    }
}

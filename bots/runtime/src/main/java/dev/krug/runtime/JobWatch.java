package dev.krug.runtime;

import dev.krug.jobs.Jobs;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.Alert;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.Bots;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells the admins of jobs that nobody runs. It is no job itself, or it would stand still with them. */
@Component
@ConditionalOnRole("bots")
class JobWatch { // multi-bot section 9

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Bots bots;
    private final Alerts alerts;

    JobWatch(Jobs jobs, Bots bots, Alerts alerts) {
        this.jobs = jobs;
        this.bots = bots;
        this.alerts = alerts;
    }

    /** Looks until it is disposed of. */
    Disposable start() {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> look().onErrorResume(away -> Mono.empty()), 1)
                .subscribe();
    }

    // Always by the same bot, so that all processes together tell of it once an hour.
    Mono<Void> look() {
        return jobs.late()
                .next()
                .flatMap(job -> bots.all()
                        .next()
                        .flatMap(bot -> alerts.tell(bot, Alert.of(Alert.Kind.JOB_LATE, "job", job.name()))));
    }
}

package dev.krug.runtime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.Attachments;
import dev.krug.telegram.Dialogs;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Outbox;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Removes what is done: updates after a week, calls with their files after a month, dialogs that have expired. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class CleanUp { // CORE-389

    private static final LocalTime AT = LocalTime.of(4, 30);
    private static final Duration KEEP_UPDATES = Duration.ofDays(7);
    private static final Duration KEEP_CALLS = Duration.ofDays(30);
    private static final Duration FAREWELLS_EVERY = Duration.ofSeconds(15);
    private static final int ROWS_PER_STATEMENT = 5_000;
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(9);

    private final Inbox inbox;
    private final Outbox outbox;
    private final Dialogs dialogs;
    private final Attachments attachments;

    CleanUp(Inbox inbox, Outbox outbox, Dialogs dialogs, Attachments attachments) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.dialogs = dialogs;
        this.attachments = attachments;
    }

    @Bean
    RecurringTask<Void> botCleanUp() {
        return Tasks.recurring("bot-clean-up", Schedules.daily(ZoneOffset.UTC, AT))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = run().block(RUN_TIMEOUT);
                });
    }

    @Bean
    RecurringTask<Void> forgettingFarewells() { // CORE-146
        return Tasks.recurring("bot-farewells", FixedDelay.of(FAREWELLS_EVERY)).execute((instance, context) -> {
            var _ = outbox.forgetFarewells().block(RUN_TIMEOUT);
        });
    }

    /** How many rows went. */
    Mono<Long> run() {
        return Mono.zip(
                        untilFew(() -> inbox.forget(KEEP_UPDATES, ROWS_PER_STATEMENT)),
                        untilFew(() -> outbox.forget(KEEP_CALLS, ROWS_PER_STATEMENT)),
                        untilFew(() -> dialogs.forget(ROWS_PER_STATEMENT)),
                        untilFew(() -> attachments.forget(KEEP_CALLS, ROWS_PER_STATEMENT)))
                .map(counts -> counts.getT1() + counts.getT2() + counts.getT3() + counts.getT4());
    }

    private static Mono<Long> untilFew(Supplier<Mono<Long>> statement) {
        return Mono.defer(statement)
                .expand(removed -> removed < ROWS_PER_STATEMENT ? Mono.empty() : Mono.defer(statement))
                .reduce(0L, Long::sum);
    }
}

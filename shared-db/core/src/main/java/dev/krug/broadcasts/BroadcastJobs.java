package dev.krug.broadcasts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.kernel.ConditionalOnRole;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Moves broadcasts on, every second. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class BroadcastJobs {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> sendingBroadcasts(Sending sending) {
        return Tasks.recurring("broadcasts", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = sending.moveOn().block(RUN_TIMEOUT);
                });
    }
}

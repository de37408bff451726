package dev.krug.limits;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes away the counters of windows that ended. */
@Configuration(proxyBeanMethods = false)
class LimitsHouseKeeping {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> purgingRateCounters(StrictCounters counters) {
        return Tasks.recurring("purge-rate-counters", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = counters.purge().block(RUN_TIMEOUT);
                });
    }
}

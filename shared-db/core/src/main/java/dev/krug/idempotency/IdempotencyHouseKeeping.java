package dev.krug.idempotency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes away the keys that ran out. */
@Configuration(proxyBeanMethods = false)
class IdempotencyHouseKeeping {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> purgingIdempotencyKeys(Idempotency idempotency) {
        return Tasks.recurring("purge-idempotency-keys", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = idempotency.purge().block(RUN_TIMEOUT);
                });
    }
}

package dev.krug.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes away files that ran out. */
@Configuration(proxyBeanMethods = false)
class PrivacyHouseKeeping {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> purgingExports(OwnExports exports) {
        return Tasks.recurring("purge-exports", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = exports.purge().block(RUN_TIMEOUT);
                });
    }
}

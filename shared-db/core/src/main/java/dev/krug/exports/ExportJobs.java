package dev.krug.exports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.kernel.ConditionalOnRole;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the files that were asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class ExportJobs {

    private static final Duration EVERY = Duration.ofSeconds(2);

    @Bean
    RecurringTask<Void> makingExports(Making making) {
        return Tasks.recurring("exports", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = making.makeAll();
                });
    }
}

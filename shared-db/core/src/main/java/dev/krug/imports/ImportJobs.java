package dev.krug.imports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.kernel.ConditionalOnRole;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries out the imports that were asked for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportJobs {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration HOUSE_KEEPING = Duration.ofHours(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(5);

    @Bean
    @ConditionalOnRole("worker")
    RecurringTask<Void> carryingOutImports(ImportWork work) {
        return Tasks.recurring("imports", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = work.carryOutAll();
                });
    }

    @Bean
    RecurringTask<Void> droppingAbandonedImports(Imports imports) {
        return Tasks.recurring("abandoned-imports", FixedDelay.of(HOUSE_KEEPING))
                .execute((instance, context) -> {
                    var _ = imports.dropAbandoned().block(RUN_TIMEOUT);
                });
    }
}

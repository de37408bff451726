package dev.krug.statistics;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.krug.kernel.ConditionalOnRole;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Rolls up the days that are over, the earliest first; what a crash left undone is done by the next run. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class StatisticsJobs {

    private static final LocalTime AT = LocalTime.of(0, 15);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(9);
    private static final int MOST_DAYS_IN_A_RUN = 400;

    @Bean
    RecurringTask<Void> rollingUpStatistics(Statistics statistics, TransactionalOperator transaction) {
        return Tasks.recurring("statistics", Schedules.daily(ZoneOffset.UTC, AT))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = statistics
                            .waiting(MOST_DAYS_IN_A_RUN)
                            .concatMap(day -> statistics.rollUp(day).as(transaction::transactional))
                            .count()
                            .block(RUN_TIMEOUT);
                });
    }
}

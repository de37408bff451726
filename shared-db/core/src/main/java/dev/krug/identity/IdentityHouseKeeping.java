package dev.krug.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes away logins and launches that nothing can refer to any more. */
@Configuration(proxyBeanMethods = false)
class IdentityHouseKeeping {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> purgingLogins(Sessions sessions, InitDataUses uses, ErasedLogins erased) {
        return Tasks.recurring("purge-logins", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = sessions.purge()
                            .then(uses.purge())
                            .then(erased.purge())
                            .block(RUN_TIMEOUT);
                });
    }
}

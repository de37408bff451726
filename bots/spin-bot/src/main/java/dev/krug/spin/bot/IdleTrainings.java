package dev.krug.spin.bot;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.i18n.Messages;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.runtime.Announcements;
import dev.krug.runtime.Reply;
import dev.krug.sessions.BotSessions;
import dev.krug.spin.SpinTrainings;
import dev.krug.spin.SpinTrainings.Finished;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Closes trainings that nobody played for a day, each in a transaction of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class IdleTrainings { // MB-422

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofHours(24);
    private static final int MOST_IN_A_RUN = 500;
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(9);

    private final SpinTrainings trainings;
    private final BotSessions sessions;
    private final Users users;
    private final Announcements announcements;
    private final TrainingChat chat;
    private final Messages messages;
    private final TransactionalOperator transaction;

    IdleTrainings(
            SpinTrainings trainings,
            BotSessions sessions,
            Users users,
            Announcements announcements,
            TrainingChat chat,
            Messages messages,
            TransactionalOperator transaction) {
        this.trainings = trainings;
        this.sessions = sessions;
        this.users = users;
        this.announcements = announcements;
        this.chat = chat;
        this.messages = messages;
        this.transaction = transaction;
    }

    @Bean
    RecurringTask<Void> closingIdleTrainings() {
        return Tasks.recurring("idle-trainings", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = closeAll().block(RUN_TIMEOUT);
                });
    }

    Mono<Long> closeAll() {
        return sessions.untouchedSince(SpinTrainings.BOT, "chat_state", "training_active", IDLE, MOST_IN_A_RUN)
                .concatMap(users::findById)
                .concatMap(user -> transaction.transactional(close(user)).thenReturn(user))
                .count();
    }

    private Mono<Void> close(User user) {
        var telegram = user.telegram();
        return trainings
                .closeIdle(user)
                .flatMap(finished -> finished instanceof Finished.Completed completed && telegram != null
                        ? announcements.send(
                                SpinTrainings.BOT,
                                telegram.id(),
                                closed(completed),
                                "idle:" + user.id().value() + ":"
                                        + completed.report().totals().trainings())
                        : Mono.empty());
    }

    private Reply closed(Finished.Completed completed) {
        return Reply.html(messages.text(completed.language(), "spin.finish.timeout"))
                .and(chat.show(completed.report(), completed.language()));
    }
}

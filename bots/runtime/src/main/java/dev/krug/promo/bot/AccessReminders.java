package dev.krug.promo.bot;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.access.Reminder;
import dev.krug.access.Reminders;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.notifications.Category;
import dev.krug.notifications.Channel;
import dev.krug.notifications.Notice;
import dev.krug.notifications.NotificationChoices;
import dev.krug.notifications.Notifications;
import dev.krug.promo.Promos;
import dev.krug.runtime.Announcements;
import dev.krug.telegram.Chats;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Reminds people of access that ends, has ended, or is nearly used up: in their feed, and by the bot that they used last
 * if they want reminders. Who does not want to be disturbed now is reminded later, as long as it is of use.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class AccessReminders { // MB-351

    private static final Logger log = LoggerFactory.getLogger(AccessReminders.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(30);
    private static final int AT_ONCE = 8;

    private final Reminders reminders;
    private final ReminderTexts texts;
    private final Promos promos;
    private final Users users;
    private final NotificationChoices choices;
    private final Notifications notifications;
    private final Chats chats;
    private final Announcements announcements;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccessReminders(
            Reminders reminders,
            ReminderTexts texts,
            Promos promos,
            Users users,
            NotificationChoices choices,
            Notifications notifications,
            Chats chats,
            Announcements announcements,
            TransactionalOperator transaction,
            Clock clock) {
        this.reminders = reminders;
        this.texts = texts;
        this.promos = promos;
        this.users = users;
        this.choices = choices;
        this.notifications = notifications;
        this.chats = chats;
        this.announcements = announcements;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> remindingOfAccess() {
        return Tasks.recurring("access-reminders", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = run().block(RUN_TIMEOUT);
                });
    }

    /** How many were told. */
    Mono<Long> run() {
        return reminders
                .due()
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::safely, AT_ONCE)
                .count();
    }

    /** One that fails is left for the next run and does not keep the others waiting. */
    private Mono<Reminder> safely(Reminder reminder) {
        return transaction
                .transactional(users.findById(reminder.user())
                        .filter(user -> user.status() == User.Status.ACTIVE)
                        .filterWhen(this::mayBeDisturbed)
                        .filterWhen(user -> reminders.claim(reminder))
                        .flatMap(user -> tell(user, reminder).thenReturn(reminder)))
                .onErrorResume(failure -> {
                    log.warn("A reminder was not sent, the next run tries again: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private Mono<Boolean> mayBeDisturbed(User user) { // CORE-333
        var now = LocalTime.ofInstant(clock.instant(), user.zone());
        return choices.settings(user.id()).map(settings -> !settings.isQuietAt(now));
    }

    private Mono<Void> tell(User user, Reminder reminder) {
        return notifications
                .add(user.id(), notice(user, reminder))
                .then(choices.wants(user.id(), Category.REMINDER, Channel.TELEGRAM))
                .filter(wants -> wants)
                .flatMap(wants -> offer(reminder.kind()))
                .flatMap(offer -> send(user, reminder, offer));
    }

    private static Notice notice(User user, Reminder reminder) {
        var type =
                switch (reminder.kind()) {
                    case ENDS_7, ENDS_3, ENDS_1 -> "access_ends";
                    case ENDED -> "access_ended";
                    case LOW -> "access_low";
                };
        var date = user.language().day(LocalDate.ofInstant(reminder.moment(), user.zone()));
        return new Notice(
                type,
                Category.REMINDER,
                Notice.Level.INFO,
                reminder.key(),
                Map.of("count", reminder.left(), "date", date));
    }

    /** The code that is offered with it; empty text when it does not work now. */
    private Mono<String> offer(Reminder.Kind kind) {
        var code =
                switch (kind) {
                    case LOW -> "CONTINUE15";
                    case ENDS_3, ENDS_1 -> "RENEW10";
                    case ENDS_7, ENDED -> "";
                };
        return code.isEmpty() ? Mono.just("") : promos.works(code).map(works -> works ? code : "");
    }

    private Mono<Void> send(User user, Reminder reminder, String offer) {
        return Mono.justOrEmpty(user.telegram())
                .flatMap(telegram -> chats.lastUsed(telegram.id()))
                .flatMap(reach -> announcements.remind(
                        reach.bot(),
                        reach.chatId(),
                        texts.message(user, reminder, offer),
                        user.language(),
                        reminder.key()));
    }
}

package dev.krug.challenges.bot;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.challenges.Challenges;
import dev.krug.challenges.StreakNotice;
import dev.krug.challenges.StreakWatch;
import dev.krug.i18n.Messages;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.notifications.Category;
import dev.krug.notifications.Channel;
import dev.krug.notifications.Notice;
import dev.krug.notifications.NotificationChoices;
import dev.krug.notifications.Notifications;
import dev.krug.runtime.Announcements;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.telegram.Bots;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Warns in the evening of a streak in danger and tells in the morning of one that is lost; each once by its key. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class StreakReminders { // multi-bot sections 8 and 9

    private static final Logger log = LoggerFactory.getLogger(StreakReminders.class);
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(10);
    private static final int AT_ONCE = 8;

    private final StreakWatch watch;
    private final Reach reach;
    private final Bots bots;
    private final Users users;
    private final NotificationChoices choices;
    private final Notifications notifications;
    private final Announcements announcements;
    private final Messages messages;
    private final TransactionalOperator transaction;
    private final Clock clock;

    StreakReminders(
            StreakWatch watch,
            Reach reach,
            Bots bots,
            Users users,
            NotificationChoices choices,
            Notifications notifications,
            Announcements announcements,
            Messages messages,
            TransactionalOperator transaction,
            Clock clock) {
        this.watch = watch;
        this.reach = reach;
        this.bots = bots;
        this.users = users;
        this.choices = choices;
        this.notifications = notifications;
        this.announcements = announcements;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> remindingOfStreaks() {
        return Tasks.recurring("streak-notices", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = run().block(RUN_TIMEOUT);
                });
    }

    /** How many notices were due. */
    Mono<Long> run() {
        return watch.due()
                .collectList()
                .flatMapIterable(due -> due)
                .flatMap(this::safely, AT_ONCE)
                .count();
    }

    /** One that fails is left for the next run and does not keep the others waiting. */
    private Mono<StreakNotice> safely(StreakNotice notice) {
        return transaction
                .transactional(users.findById(notice.user())
                        .delayUntil(user -> notifications.add(user.id(), inFeed(notice)))
                        .filterWhen(user -> isWelcome(user, notice))
                        .flatMap(user -> tell(user, notice)))
                .thenReturn(notice)
                .onErrorResume(failure -> {
                    log.warn("A streak notice was not sent, the next run tries again: {}", failure.toString());
                    return Mono.just(notice);
                });
    }

    private Mono<Boolean> isWelcome(User user, StreakNotice notice) {
        var now = LocalTime.ofInstant(clock.instant(), user.zone());
        return choices.settings(user.id())
                .filter(settings -> !settings.isQuietAt(now))
                .filter(settings -> notice.kind() == StreakNotice.Kind.DANGER
                        ? settings.remindersEvening()
                        : settings.remindersMorning())
                .flatMap(settings -> choices.wants(user.id(), Category.REMINDER, Channel.TELEGRAM))
                .defaultIfEmpty(false);
    }

    private Mono<Void> tell(User user, StreakNotice notice) {
        return Mono.zip(reach.chat(user, Challenges.BOT), bots.byName(Challenges.BOT))
                .flatMap(known -> announcements.remind(
                        known.getT2().id(), known.getT1(), text(user, notice), user.language(), notice.key()));
    }

    /** The feed has it in any case. */
    private static Notice inFeed(StreakNotice notice) { // CORE-330
        var type = "streak_" + notice.kind().name().toLowerCase(Locale.ROOT);
        return new Notice(
                type,
                Category.REMINDER,
                Notice.Level.INFO,
                notice.key(),
                Map.of("count", notice.streak().current()));
    }

    private Reply text(User user, StreakNotice notice) {
        var streak = notice.streak();
        var key =
                switch (notice.kind()) {
                    case LOST -> "challenges.notice.lost";
                    case DANGER ->
                        streak.isAliveOn(notice.date().plusDays(1))
                                ? "challenges.notice.covered"
                                : "challenges.notice.danger";
                };
        return Reply.html(messages.html(
                        user.language(), key, Map.of("count", streak.current(), "longest", streak.longest())))
                .buttons(Button.of(messages.text(user.language(), "challenges.button.today"), "challenge:today"));
    }
}

package dev.krug.quiz.bot;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.krug.i18n.Messages;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.quiz.Overdue;
import dev.krug.quiz.Quizzes;
import dev.krug.quiz.Step;
import dev.krug.quiz.Stopped;
import dev.krug.runtime.Reply;
import dev.krug.telegram.Queues;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Closes questions whose time has run out and games that were left, each in a transaction of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class QuizWatchdog { // MB-613, MB-617

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration IDLE_EVERY = Duration.ofMinutes(1);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_IN_A_RUN = 500;
    private static final int AT_ONCE = 8;

    private final Quizzes quizzes;
    private final Queues queues;
    private final Users users;
    private final Notices notices;
    private final Messages messages;
    private final Sweep sweep;

    QuizWatchdog(Quizzes quizzes, Queues queues, Users users, Notices notices, Messages messages, Sweep sweep) {
        this.quizzes = quizzes;
        this.queues = queues;
        this.users = users;
        this.notices = notices;
        this.messages = messages;
        this.sweep = sweep;
    }

    @Bean
    RecurringTask<Void> closingOverdueQuestions() {
        return Tasks.recurring("quiz-watchdog", FixedDelay.of(EVERY))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = closeOverdue().block(RUN_TIMEOUT);
                });
    }

    @Bean
    RecurringTask<Void> closingIdleGames() {
        return Tasks.recurring("quiz-idle-games", FixedDelay.of(IDLE_EVERY)).execute((instance, context) -> {
            var _ = closeIdle().block(RUN_TIMEOUT);
        });
    }

    /** How many questions were looked at. */
    Mono<Long> closeOverdue() {
        return quizzes.overdue(MOST_IN_A_RUN)
                .flatMap(
                        overdue -> users.findById(overdue.user())
                                .flatMap(user -> sweep.alone(timeOut(user, overdue), "question")),
                        AT_ONCE)
                .count();
    }

    /** How many games were looked at. */
    Mono<Long> closeIdle() {
        return quizzes.idle(MOST_IN_A_RUN)
                .flatMap(id -> users.findById(id).flatMap(user -> sweep.alone(closeIdle(user), "game")), AT_ONCE)
                .count();
    }

    private Mono<Void> timeOut(User user, Overdue overdue) {
        var key = "quiz-timeout:" + overdue.game().value() + ":" + overdue.position();
        return isAnswerWaiting(user, overdue)
                .filter(waiting -> !waiting)
                .flatMap(nothing -> quizzes.timeOut(user, overdue.game(), overdue.position()))
                .filter(step -> step instanceof Step.Judged || step instanceof Step.Finished)
                .flatMap(step ->
                        notices.send(user, TimeoutScreen.of(texts(user), step, user, overdue.messageId()), key));
    }

    /** What arrived in time is judged by that, also when it could not be worked on at once. */
    private Mono<Boolean> isAnswerWaiting(User user, Overdue overdue) {
        var telegram = user.telegram();
        return telegram == null ? Mono.just(false) : queues.isWaiting(Quizzes.BOT, telegram.id(), overdue.lastAnswer());
    }

    private Mono<Void> closeIdle(User user) {
        return quizzes.closeIdle(user).flatMap(stopped -> switch (stopped) {
            case Stopped.NoGame none -> Mono.empty();
            case Stopped.Aborted aborted ->
                notices.send(user, Reply.html(texts(user).text("quiz.idle.aborted")), "quiz-idle:" + UUID.randomUUID());
            case Stopped.Completed(var result) ->
                notices.send(
                        user,
                        Reply.html(texts(user).text("quiz.idle.completed")).and(ResultScreen.of(texts(user), result)),
                        "quiz-idle:" + result.game().value());
        });
    }

    private Texts texts(User user) {
        return new Texts(messages, user.language(), null);
    }
}

package dev.krug.challenges;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.UserDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks every second at what people have just done and completes their challenges, many people with a few statements.
 *
 * <p>The transaction of an activity pays nothing for this: it writes its activity and no queue. What is new is found by
 * the ids of the rows, which rise with time. A row may become visible a little later than one with a higher id, so
 * rounds overlap by two seconds, and once a minute one goes back as far as the longest transaction lasts. Looking twice
 * at the same day is harmless, for it is always counted as a whole. The scheduler keeps how far everything is certain,
 * runs a round in one process at a time, and another process goes on where one died.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class ChallengeRounds {

    private static final Logger log = LoggerFactory.getLogger(ChallengeRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration OVERLAP = Duration.ofSeconds(2);
    private static final Duration THOROUGH_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(5);
    private static final LocalTime BEFORE_A_DATE_BEGINS = LocalTime.of(9, 55); // five minutes, at UTC+14
    private static final int DAYS_AT_ONCE = 500;
    private static final int COMPLETED_AT_ONCE = 4;

    private final Activities activities;
    private final Evaluation evaluation;
    private final Completing completing;
    private final DailyChallenges daily;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private volatile @Nullable Instant seen;

    ChallengeRounds(
            Activities activities,
            Evaluation evaluation,
            Completing completing,
            DailyChallenges daily,
            TransactionalOperator transaction,
            Clock clock) {
        this.activities = activities;
        this.evaluation = evaluation;
        this.completing = completing;
        this.daily = daily;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Instant> countingWhatWasDone() {
        return Tasks.recurring("challenge-rounds", FixedDelay.of(EVERY), Instant.class)
                .initialData(Instant.EPOCH)
                // The scheduler's thread is made for blocking.
                .executeStateful((instance, context) -> {
                    var certain = run(instance.getData()).block(RUN_TIMEOUT);
                    return certain == null ? instance.getData() : certain;
                });
    }

    @Bean
    RecurringTask<Void> choosingTheNextDay() {
        return Tasks.recurring("challenge-choice", Schedules.daily(ZoneOffset.UTC, BEFORE_A_DATE_BEGINS))
                .execute((instance, context) -> {
                    var _ = chooseNext().block(RUN_TIMEOUT);
                });
    }

    /** Chooses what the next date offers. */
    Mono<List<DailyChallenge>> chooseNext() { // MB-703
        var next = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        return transaction.transactional(daily.of(List.of(next)));
    }

    /** One round; how far everything is certain after it. */
    Mono<Instant> run(Instant certain) {
        var last = seen;
        boolean isThorough = last == null || last.isAfter(certain.plus(THOROUGH_EVERY));
        var since = last == null || isThorough ? certain.minus(LONGEST_TRANSACTION) : last.minus(OVERLAP);
        return activities
                .since(since)
                .flatMap(recent -> Flux.fromIterable(recent.days())
                        .buffer(DAYS_AT_ONCE)
                        .concatMap(this::evaluate)
                        .then(Mono.fromSupplier(() -> {
                            seen = recent.until();
                            return isThorough ? recent.until() : certain;
                        })));
    }

    private Mono<Void> evaluate(List<UserDay> days) {
        return evaluation
                .of(days)
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::complete, COMPLETED_AT_ONCE)
                .then();
    }

    /** One that fails is found again by the next thorough round and does not keep the others waiting. */
    private Mono<Achievement> complete(Evaluation.Found found) {
        return transaction
                .transactional(
                        completing.complete(found.day().user(), found.day().date(), found.reached()))
                .onErrorResume(failure -> {
                    log.warn("A challenge was not completed, a later round tries again: {}", failure.toString());
                    return Mono.empty();
                });
    }
}

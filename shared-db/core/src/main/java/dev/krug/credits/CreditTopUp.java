package dev.krug.credits;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.krug.access.Access;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.ledger.TopUps;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Raises the credits of everybody without access to the floor of the day; running again on the same day changes nothing. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole("worker")
class CreditTopUp { // CORE-184

    private static final LocalTime AT = LocalTime.of(0, 10);
    private static final int AT_ONCE = 10_000;
    private static final Duration RUN_TIMEOUT = Duration.ofMinutes(30);

    private final CreditPolicies policies;
    private final TopUps topUps;
    private final Access access;
    private final Users users;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CreditTopUp(
            CreditPolicies policies,
            TopUps topUps,
            Access access,
            Users users,
            TransactionalOperator transaction,
            Clock clock) {
        this.policies = policies;
        this.topUps = topUps;
        this.access = access;
        this.users = users;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> toppingUpCredits() {
        return Tasks.recurring("credit-top-up", Schedules.daily(ZoneOffset.UTC, AT))
                // The scheduler's thread is made for blocking.
                .execute((instance, context) -> {
                    var _ = run().block(RUN_TIMEOUT);
                });
    }

    /** How many were topped up. */
    Mono<Long> run() {
        return policies.all()
                .filter(policy -> policy.dailyFloor() > 0)
                .concatMap(policy -> run(policy, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .reduce(0L, Long::sum);
    }

    private record Batch(UserId last, long raised) {}

    private Mono<Long> run(CreditPolicy policy, LocalDate date) {
        return batch(policy, date, null)
                .expand(done -> batch(policy, date, done.last()))
                .map(Batch::raised)
                .reduce(0L, Long::sum);
    }

    private Mono<Batch> batch(CreditPolicy policy, LocalDate date, @Nullable UserId after) {
        return transaction.transactional(topUps.below(policy.unit(), policy.dailyFloor(), after, AT_ONCE)
                .collectList()
                .filter(found -> !found.isEmpty())
                .flatMap(found -> withoutAccess(found)
                        .flatMap(due -> topUps.raise(policy.issuer(), policy.dailyFloor(), due, date.toString()))
                        .map(raised -> new Batch(found.getLast(), raised))));
    }

    /** Who is gone or banned gets nothing either. */
    private Mono<List<UserId>> withoutAccess(List<UserId> found) {
        return access.subscribers(found)
                .collect(HashSet<UserId>::new, HashSet::add)
                .flatMap(subscribers -> users.findByIds(found)
                        .filter(user -> user.status() == User.Status.ACTIVE)
                        .map(User::id)
                        .filter(user -> !subscribers.contains(user))
                        .collectList());
    }
}

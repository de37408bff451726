package dev.krug.admin;

import dev.krug.access.Access;
import dev.krug.access.AccessChange;
import dev.krug.access.FreeSource;
import dev.krug.access.GrantSource;
import dev.krug.access.Standing;
import dev.krug.admin.Outcome.Done;
import dev.krug.audit.Audit;
import dev.krug.audit.Changes;
import dev.krug.credits.Credits;
import dev.krug.credits.Spending;
import dev.krug.ledger.Asset;
import dev.krug.users.User;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * What administrators give people to start things with, and take away again; each act as {@link Administration} does
 * its own. Whoever gets something is told. The answer is what the target has then, in no bot in particular.
 */
@Service
public class AccessAdministration { // MB-811

    private static final Act TIME = Act.of(Act.Kind.CHANGE_TIME);

    private final Authority authority;
    private final Access access;
    private final Credits credits;
    private final Audit audit;

    AccessAdministration(Authority authority, Access access, Credits credits, Audit audit) {
        this.authority = authority;
        this.access = access;
        this.credits = credits;
        this.audit = audit;
    }

    /** Gives trainings, or takes as many from the oldest packs: all of them or none. */
    public Mono<Outcome<Standing>> changeCredits(Order order, int delta) {
        return carryOut(
                order,
                new Act(Act.Kind.CHANGE_CREDITS, delta),
                new Deed("user.credits", Map.of("credits", delta), Refusal.NO_SUCH_USER),
                access.addCredits(order.target(), delta, GrantSource.ADMIN, order.name()));
    }

    /** As {@link #changeCredits}, of another unit; the answer is its balance. */
    public Mono<Outcome<Long>> changeBalance(Order order, Asset unit, int delta) {
        return authority.allowed(
                order.actor(),
                order.target(),
                new Act(Act.Kind.CHANGE_CREDITS, delta),
                user -> post(order, user, unit, delta));
    }

    private Mono<Outcome<Long>> post(Order order, User user, Asset unit, int delta) {
        var reason = reasonOf(order);
        var changed = delta > 0
                ? credits.grant(user, unit, delta, reason, order.name())
                : credits.take(user, unit, -delta, reason, order.name()).map(taken -> taken instanceof Spending.Spent);
        return changed.flatMap(done -> done || delta > 0
                ? audit.acted("user.credits", "users", user.id().value(), Map.of(), Map.of(unit.unit(), delta), reason)
                        .then(credits.balance(user, unit))
                        .map(Done::new)
                : Outcome.refused(Refusal.INSUFFICIENT_CREDITS));
    }

    public Mono<Outcome<Standing>> giveFreeTrainings(Order order, int count) {
        return carryOut(
                order,
                new Act(Act.Kind.CHANGE_CREDITS, count),
                new Deed("user.free_trainings", Map.of("free_trainings", count), Refusal.NO_SUCH_USER),
                access.addFreeTrainings(order.target(), count, FreeSource.ADMIN, order.name()));
    }

    /** @param source which of them; null for all */
    public Mono<Outcome<Standing>> clearFreeTrainings(Order order, @Nullable FreeSource source) {
        return carryOut(
                order,
                Act.of(Act.Kind.CHANGE_CREDITS),
                new Deed(
                        "user.free_trainings",
                        Map.of("cleared", source == null ? "all" : source.code()),
                        Refusal.NO_FREE_TRAININGS),
                access.clearFreeTrainings(order.target(), source, order.name()));
    }

    /** Adds so many days after all that the target has; see {@link Access#grantSubscription}. */
    public Mono<Outcome<Standing>> grantSubscription(Order order, int days) { // CORE-262
        return carryOut(
                order,
                TIME,
                new Deed("user.subscription_grant", Map.of("days", days), Refusal.NO_SUCH_USER),
                access.grantSubscription(order.target(), days, GrantSource.ADMIN, order.name()));
    }

    /** Adds days to the running subscription only, to this one if it is named. */
    public Mono<Outcome<Standing>> extendSubscription(Order order, @Nullable UUID subscription, int days) {
        var running = access.subscriptions(order.target())
                .any(had -> had.active()
                        && had.endDate() != null
                        && (subscription == null || had.id().equals(subscription)));
        return carryOut(
                order,
                TIME,
                new Deed("user.subscription_extend", Map.of("days", days), Refusal.NO_SUBSCRIPTION),
                running.flatMap(runs -> runs
                        ? access.extend(order.target(), days, GrantSource.ADMIN, order.name())
                        : Mono.just(new AccessChange.NothingThere())));
    }

    /**
     * Takes back time that is not used yet.
     *
     * @param which a period, or a subscription with all its periods; null for all time
     */
    public Mono<Outcome<Standing>> revokeSubscription(Order order, @Nullable UUID which) { // MB-312
        return carryOut(
                order,
                TIME,
                new Deed(
                        "user.subscription_revoke",
                        Map.of("revoked", which == null ? "all" : which.toString()),
                        Refusal.NO_SUBSCRIPTION),
                which == null
                        ? access.revokeSubscription(order.target(), order.name())
                        : access.revokePeriod(order.target(), which, order.name()));
    }

    /** @param nothing why it is refused when there is nothing to change */
    private record Deed(String action, Map<String, Object> facts, Refusal nothing) {}

    private Mono<Outcome<Standing>> carryOut(Order order, Act act, Deed deed, Mono<AccessChange> change) {
        return authority.allowed(
                order.actor(),
                order.target(),
                act,
                user -> Mono.defer(() -> {
                    var changes = new Changes();
                    return change.contextWrite(changes::gather).flatMap(done -> switch (done) {
                        case AccessChange.Done given ->
                            write(order, deed, changes).then(standing(user));
                        case AccessChange.Repeated before -> standing(user);
                        case AccessChange.UsedBefore before -> standing(user);
                        case AccessChange.UnknownUser gone -> Outcome.refused(Refusal.NO_SUCH_USER);
                        case AccessChange.NothingThere none -> Outcome.refused(deed.nothing());
                        case AccessChange.TooFewCredits few -> Outcome.refused(Refusal.INSUFFICIENT_CREDITS);
                    });
                }));
    }

    private Mono<Void> write(Order order, Deed deed, Changes changes) {
        var after = new HashMap<>(changes.after());
        after.putAll(deed.facts());
        return audit.acted(
                deed.action(),
                "users",
                order.target().value(),
                changes.before(),
                after,
                order.reason() == null ? null : order.reason().text());
    }

    private Mono<Outcome<Standing>> standing(User user) {
        return access.check(user, Access.PLATFORM).map(Done::new);
    }

    private static String reasonOf(Order order) {
        return order.reason() == null ? "" : order.reason().text();
    }
}

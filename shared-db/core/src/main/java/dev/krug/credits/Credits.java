package dev.krug.credits;

import dev.krug.access.Access;
import dev.krug.ledger.Asset;
import dev.krug.ledger.Entry;
import dev.krug.ledger.Ledger;
import dev.krug.ledger.Money;
import dev.krug.ledger.Posted;
import dev.krug.ledger.Posting;
import dev.krug.ledger.Posting.Leg;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What people have of a credit unit and spend. Whoever is seen for the first time is welcomed with what the unit's policy
 * says. Runs in the caller's transaction; keys have at most {@value #LONGEST_KEY} characters and are the caller's own for
 * each user and unit.
 */
@Service
public class Credits {

    /** The most that is granted at once. */
    public static final int MOST_GRANTED = 1_000_000;

    public static final int LONGEST_KEY = 60;

    private final CreditPolicies policies;
    private final Ledger ledger;
    private final Access access;
    private final Users users;

    Credits(CreditPolicies policies, Ledger ledger, Access access, Users users) {
        this.policies = policies;
        this.ledger = ledger;
        this.access = access;
        this.users = users;
    }

    public Mono<Long> balance(User user, Asset unit) { // CORE-180
        return welcomed(user, unit).flatMap(policy -> ledger.available(policy.of(user.id())));
    }

    /** The policy of the unit, after the user has got its welcome, once in their life. */
    private Mono<CreditPolicy> welcomed(User user, Asset unit) {
        return policies.of(unit).delayUntil(policy -> policy.welcome() == 0 ? Mono.empty() : welcome(user, policy));
    }

    private Mono<Void> welcome(User user, CreditPolicy policy) {
        var key = welcomeKey(user.id(), policy.unit());
        var posting = Posting.transfer(
                "welcome", key, policy.issuer(), policy.of(user.id()), new Money(policy.welcome(), policy.unit()));
        return ledger.find(key)
                .hasElement()
                .filter(known -> !known)
                .flatMap(known -> users.hasUsed(user, WelcomeErasure.grant(policy.unit())))
                .filter(used -> !used)
                .flatMap(used -> ledger.post(posting))
                .then();
    }

    static String welcomeKey(UserId user, Asset unit) {
        return "welcome:" + user.value() + ":" + unit.unit();
    }

    /** Spends at least one, all of it or nothing; subscribers spend none where the policy says so. */
    public Mono<Spending> spend(User user, Asset unit, int count, String key) { // CORE-181
        var name = key("spend", user.id(), unit, key, count);
        return welcomed(user, unit)
                .flatMap(policy -> isUnlimited(user, policy)
                        .flatMap(unlimited ->
                                ledger.post(unlimited ? note(user, policy, name) : take(user, policy, count, name)))
                        .flatMap(posted -> answer(posted, user, policy)));
    }

    private Mono<Boolean> isUnlimited(User user, CreditPolicy policy) {
        return policy.unlimitedForSubscribers()
                ? access.subscribers(List.of(user.id())).hasElements()
                : Mono.just(false);
    }

    private static Posting take(User user, CreditPolicy policy, int count, String name) {
        return Posting.transfer("spend", name, policy.of(user.id()), policy.issuer(), new Money(count, policy.unit()));
    }

    private static Posting note(User user, CreditPolicy policy, String name) {
        var nothing = new Leg(policy.of(user.id()), new Money(0, policy.unit()));
        return new Posting("spend", name, List.of(nothing), null, Map.of("unlimited", true));
    }

    /** Gives back what was spent by the key, for work that failed. False if nothing was, or it is back already. */
    public Mono<Boolean> refundSpend(User user, Asset unit, String key) { // CORE-182
        var name = key("spend", user.id(), unit, key, 1);
        return ledger.reverse(name, "refund", "refund:" + name)
                .map(Posted.Done.class::isInstance)
                .defaultIfEmpty(false);
    }

    /**
     * Gives 1 to {@value #MOST_GRANTED}, once by the key. False if it was given before.
     *
     * @param reason shown in the history
     */
    public Mono<Boolean> grant(User user, Asset unit, int count, String reason, String key) { // CORE-183
        var name = key("grant", user.id(), unit, key, count);
        return welcomed(user, unit)
                .flatMap(policy -> ledger.post(
                        Posting.transfer("grant", name, policy.issuer(), policy.of(user.id()), new Money(count, unit))
                                .because(reason)))
                .map(Posted.Done.class::isInstance);
    }

    /** Takes 1 to {@value #MOST_GRANTED} back, all of it or nothing, once by the key. */
    public Mono<Spending> take(User user, Asset unit, int count, String reason, String key) {
        var name = key("take", user.id(), unit, key, count);
        return welcomed(user, unit)
                .flatMap(policy -> ledger.post(take(user, policy, count, name).because(reason))
                        .flatMap(posted -> answer(posted, user, policy)));
    }

    private Mono<Spending> answer(Posted posted, User user, CreditPolicy policy) {
        return posted instanceof Posted.Insufficient(var account, var left)
                ? Mono.just(new Spending.Insufficient(policy.unit(), left))
                : ledger.available(policy.of(user.id())).map(Spending.Spent::new);
    }

    /** The units that people have and spend. */
    public Flux<Asset> units() {
        return policies.all().map(CreditPolicy::unit);
    }

    private static String key(String type, UserId user, Asset unit, String key, int count) {
        if (count < 1 || count > MOST_GRANTED || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "1 to " + MOST_GRANTED + " credits by a key of 1 to " + LONGEST_KEY + " characters");
        }
        return type + ":" + user.value() + ":" + unit.unit() + ":" + key;
    }

    /**
     * The movements, newest first.
     *
     * @param before only those older than the entry of this number
     */
    public Flux<Entry> history(UserId user, Asset unit, long before, int limit) { // CORE-185
        return policies.of(unit).flatMapMany(policy -> ledger.history(policy.of(user), before, limit));
    }
}

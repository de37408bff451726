package dev.krug.promo;

import dev.krug.access.Access;
import dev.krug.access.AccessChange;
import dev.krug.access.FreeSource;
import dev.krug.access.GrantSource;
import dev.krug.access.SubscriptionType;
import dev.krug.promo.PromoResult.Accepted;
import dev.krug.promo.PromoResult.Blocked;
import dev.krug.promo.PromoResult.Refused;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Clock;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Promo codes as people use them. Runs in the caller's transaction; wrong codes are counted apart from it, so that they
 * count whatever becomes of it.
 */
@Service
public class Promos {

    private final PromoRows rows;
    private final PromoTries tries;
    private final Access access;
    private final Users users;
    private final Clock clock;

    Promos(PromoRows rows, PromoTries tries, Access access, Users users, Clock clock) {
        this.rows = rows;
        this.tries = tries;
        this.access = access;
        this.users = users;
        this.clock = clock;
    }

    /** Whether the code works for the user, and what it gives; nothing is given. */
    public Mono<PromoResult> check(User user, String typed) {
        return tries.blockedUntil(user.id())
                .<PromoResult>map(Blocked::new)
                .switchIfEmpty(Mono.defer(() -> look(user, PromoInput.normalize(typed))))
                .delayUntil(result -> result instanceof Refused(var reason) && reason.isWrongCode()
                        ? tries.wrong(user.id())
                        : Mono.empty());
    }

    private Mono<PromoResult> look(User user, String code) {
        return rows.find(code)
                .flatMap(promo -> wasUsed(user, promo).<PromoResult>map(used -> {
                    var refusal = PromoRefusal.of(promo, clock.instant(), promo.isFor(user.id()), used);
                    return refusal == null ? new Accepted(promo) : new Refused(refusal);
                }))
                .defaultIfEmpty(new Refused(PromoRefusal.PROMO_NOT_FOUND));
    }

    private Mono<Boolean> wasUsed(User user, PromoCode promo) {
        return rows.isUsed(promo.id(), user.id())
                .flatMap(used -> used ? Mono.just(true) : users.hasUsed(user, promo.grantKey()));
    }

    /**
     * Uses the code in a bot, once for each user: what it gives is there when the transaction commits. A discount waits
     * for a purchase, so nothing is stored of it here.
     */
    public Mono<PromoResult> activate(User user, String typed, String botName) {
        return check(user, typed)
                .flatMap(result -> result instanceof Accepted accepted && !accepted.waitsForPurchase()
                        ? use(user, accepted, botName)
                        : Mono.just(result));
    }

    private Mono<PromoResult> use(User user, Accepted accepted, String botName) { // MB-344
        var promo = accepted.code();
        return rows.use(promo, user.id(), botName)
                .flatMap(first -> first
                        ? rows.count(promo)
                                .flatMap(counted -> counted
                                        ? give(user, promo).thenReturn(accepted)
                                        : rows.forget(promo, user.id()).then(tooLate(user, promo)))
                        : Mono.just(new Refused(PromoRefusal.PROMO_ALREADY_USED)));
    }

    /** Somebody else changed the code, or took its last use, a moment ago. */
    private Mono<PromoResult> tooLate(User user, PromoCode promo) {
        return look(user, promo.code())
                .filter(Refused.class::isInstance)
                .defaultIfEmpty(new Refused(PromoRefusal.PROMO_EXHAUSTED));
    }

    private Mono<AccessChange> give(User user, PromoCode promo) { // MB-343
        var id = user.id();
        var key = promo.grantKey();
        return switch (promo.type()) {
            case TRAININGS -> access.addFreeTrainings(id, promo.value(), FreeSource.PROMOCODE, key);
            case FREE_MONTH -> access.grantSubscription(id, SubscriptionType.MONTH.days(), GrantSource.PROMOCODE, key);
            case CREDITS -> access.addCredits(id, promo.value(), GrantSource.PROMOCODE, key);
            case DISCOUNT -> Mono.error(new IllegalStateException("a discount is given with a purchase"));
        };
    }

    /** Whether a code of this name can be offered now. */
    public Mono<Boolean> works(String code) {
        return rows.find(code)
                .map(promo -> !promo.personal() && promo.state(clock.instant()) == PromoCode.State.ACTIVE)
                .defaultIfEmpty(false);
    }
}

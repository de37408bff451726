package dev.krug.store;

import dev.krug.access.Access;
import dev.krug.access.AccessChange;
import dev.krug.access.AccessType;
import dev.krug.access.Consumption;
import dev.krug.access.FreeSource;
import dev.krug.access.FreeTraining;
import dev.krug.access.GrantSource;
import dev.krug.access.Right;
import dev.krug.access.Subscription;
import dev.krug.access.SubscriptionType;
import dev.krug.users.Users;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Access under the names of the store's document. Runs in the caller's transaction; strangers have none. */
@Repository
public class SubscriptionRepository { // MB-104

    private final Access access;
    private final Users users;

    SubscriptionRepository(Access access, Users users) {
        this.access = access;
        this.users = users;
    }

    /** The time that covers now, else the oldest credits; empty when there is neither. */
    public Mono<Subscription> getActiveSubscription(long telegramId) {
        return users.findByTelegramId(telegramId).flatMap(user -> access.activeSubscription(user.id()));
    }

    /**
     * Gives time after all that is there, or credits beside it; empty when nobody has this Telegram id.
     *
     * @param durationDays null for as long as the type usually lasts
     * @param credits only of the type that counts them
     * @return the newest of its kind afterwards
     */
    public Mono<Subscription> createSubscription(
            long telegramId,
            SubscriptionType type,
            @Nullable Integer durationDays,
            @Nullable Integer credits,
            boolean autoRenew) {
        var key = purpose();
        return users.findByTelegramId(telegramId)
                .flatMap(user -> (type == SubscriptionType.CREDITS
                                ? access.addCredits(user.id(), credits == null ? 0 : credits, GrantSource.ADMIN, key)
                                : access.grantSubscription(
                                        user.id(),
                                        durationDays == null ? type.days() : durationDays,
                                        GrantSource.ADMIN,
                                        autoRenew,
                                        key))
                        .thenMany(access.subscriptions(user.id()))
                        .filter(subscription ->
                                (subscription.type() == SubscriptionType.CREDITS) == (type == SubscriptionType.CREDITS))
                        .next());
    }

    /** By what somebody has, whatever the bot. */
    public Mono<AccessResult> checkAccess(long telegramId) {
        return checkAccess(telegramId, Access.PLATFORM);
    }

    Mono<AccessResult> checkAccess(long telegramId, String botName) {
        return users.findByTelegramId(telegramId)
                .flatMap(user -> access.check(user, botName))
                .map(standing -> AccessResult.of(standing.right()))
                .defaultIfEmpty(AccessResult.NONE);
    }

    /** Takes what a start costs; false, and nothing taken, without access. */
    public Mono<Boolean> consumeAccess(long telegramId) {
        return consumeAccess(telegramId, Access.PLATFORM, purpose());
    }

    Mono<Boolean> consumeAccess(long telegramId, String botName, String purposeKey) {
        return users.findByTelegramId(telegramId)
                .flatMap(user -> access.consume(user, botName, purposeKey))
                .map(Consumption.Consumed.class::isInstance)
                .defaultIfEmpty(false);
    }

    /** Whether time that was bought or given covers now. */
    public Mono<Boolean> checkSubscriptionValid(long telegramId) { // MB-313
        return users.findByTelegramId(telegramId)
                .flatMap(user -> access.check(user, Access.PLATFORM))
                .map(standing -> standing.right() instanceof Right.Subscription)
                .defaultIfEmpty(false);
    }

    /** Takes one credit; false when there is none. */
    public Mono<Boolean> consumeCredit(long telegramId) {
        return consumeBy(telegramId, AccessType.CREDITS);
    }

    /** The free trainings that are used first; empty when none are left. */
    public Mono<FreeTraining> getFreeTraining(long telegramId) {
        return users.findByTelegramId(telegramId)
                .flatMapMany(user -> access.freeTrainings(user.id()))
                .filter(grant -> grant.trainingsLeft() > 0)
                .next();
    }

    /** What was given; empty when nobody has this Telegram id. */
    public Mono<FreeTraining> addFreeTrainings(long telegramId, int count, FreeSource source) {
        return users.findByTelegramId(telegramId)
                .flatMap(user -> access.addFreeTrainings(user.id(), count, source, purpose())
                        .filter(AccessChange.Done.class::isInstance)
                        .flatMap(done -> access.freeTrainings(user.id()).last()));
    }

    /** Takes one free training; false when there is none. */
    public Mono<Boolean> consumeFreeTraining(long telegramId) {
        return consumeBy(telegramId, AccessType.FREE_TRAININGS);
    }

    private Mono<Boolean> consumeBy(long telegramId, AccessType type) {
        return users.findByTelegramId(telegramId)
                .flatMap(user -> access.consumeBy(user, Access.PLATFORM, purpose(), type))
                .map(Consumption.Consumed.class::isInstance)
                .defaultIfEmpty(false);
    }

    /** For what has no name of its own. */
    static String purpose() {
        return "store:" + UUID.randomUUID();
    }
}

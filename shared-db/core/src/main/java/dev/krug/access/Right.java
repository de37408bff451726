package dev.krug.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what somebody may start something now. */
public sealed interface Right { // MB-302

    /** Nothing: they may not. */
    record None() implements Right {}

    /** The bot asks for nothing. */
    record Free() implements Right {}

    /** So many starts of today are still free. */
    record DailyFree(int quotaLeft) implements Right {}

    /** @param endDate the end of all that follows without a gap */
    record Subscription(SubscriptionType subscriptionType, Instant endDate, long daysLeft) implements Right {}

    record Credits(int creditsLeft) implements Right {}

    /** @param source of those that are used first */
    record FreeTrainings(int trainingsLeft, FreeSource source) implements Right {}

    /** What counts first. */
    static Right of(AccessPolicy policy, Holdings held, Instant now) {
        if (policy instanceof AccessPolicy.Open) {
            return new Free();
        }
        if (policy instanceof AccessPolicy.DailyFree(var perDay) && held.startedToday() < perDay) {
            return new DailyFree(perDay - held.startedToday());
        }
        var time = held.time();
        if (time != null && now.isBefore(time.until())) {
            return new Subscription(time.type(), time.endDate(), daysLeft(time.endDate(), now));
        }
        if (held.credits() > 0) {
            return new Credits(held.credits());
        }
        var free = held.freeTrainings(policy);
        return free > 0 ? new FreeTrainings(free, held.freeSource()) : new None();
    }

    /** Begun days count whole; 0 when it is over. */
    static long daysLeft(Instant endDate, Instant now) { // MB-303
        var left = Duration.between(now, endDate);
        return left.isPositive() ? left.minusNanos(1).toDays() + 1 : 0;
    }

    /** Only by this, whatever else would count first. */
    static Right only(AccessType type, Holdings held) {
        return switch (type) {
            case CREDITS -> held.credits() > 0 ? new Credits(held.credits()) : new None();
            case FREE_TRAININGS -> held.free() > 0 ? new FreeTrainings(held.free(), held.freeSource()) : new None();
            case SUBSCRIPTION, DAILY_FREE, FREE ->
                throw new IllegalArgumentException("Credits and free trainings are counted, not " + type);
        };
    }

    default boolean isGiven() {
        return !(this instanceof None);
    }

    /** Null for none. */
    default @Nullable AccessType accessType() {
        return switch (this) {
            case None none -> null;
            case Free free -> AccessType.FREE;
            case DailyFree daily -> AccessType.DAILY_FREE;
            case Subscription time -> AccessType.SUBSCRIPTION;
            case Credits credits -> AccessType.CREDITS;
            case FreeTrainings trainings -> AccessType.FREE_TRAININGS;
        };
    }

    /** What is known of it, under the names of the store's document. */
    default Map<String, Object> details() {
        return switch (this) {
            case None none -> Map.of();
            case Free free -> Map.of();
            case DailyFree(var quota) -> Map.of("quotaLeft", quota);
            case Subscription(var type, var end, var days) ->
                Map.of("subscriptionType", type.code(), "endDate", end, "daysLeft", days);
            case Credits(var left) -> Map.of("creditsLeft", left);
            case FreeTrainings(var left, var source) -> Map.of("trainingsLeft", left, "source", source.code());
        };
    }
}

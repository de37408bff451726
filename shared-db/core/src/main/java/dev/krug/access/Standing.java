package dev.krug.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may start something in a bot, and all that they have.
 *
 * @param subscriptionEnd of all that follows without a gap; null without a subscription
 * @param quotaLeft free starts left today; null where none are free
 */
public record Standing(
        Right right,
        @Nullable Instant subscriptionEnd,
        int creditsLeft,
        int freeTrainingsLeft,
        @Nullable Integer quotaLeft) {

    /** Of somebody who has nothing, in a bot that asks for access. */
    public static final Standing NOTHING = new Standing(new Right.None(), null, 0, 0, null);

    static Standing of(AccessPolicy policy, Holdings held, Instant now) {
        var time = held.time();
        return new Standing(
                Right.of(policy, held, now),
                time != null && now.isBefore(time.until()) ? time.endDate() : null,
                held.credits(),
                held.freeTrainings(policy),
                policy instanceof AccessPolicy.DailyFree(var perDay)
                        ? Math.max(0, perDay - held.startedToday())
                        : null);
    }
}

package dev.krug.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time or a lot of credits that somebody has or had.
 *
 * @param type of the period that covers now; {@link SubscriptionType#CREDITS} for a lot
 * @param product what was sold; null for a lot that was given
 * @param status as stored; what is over by the clock is {@code expired} here whatever the row says
 * @param endDate null for credits
 * @param active whether it gives access now
 * @param autoRenew whether it goes on by itself
 * @param creditsLeft null for time, as is {@code creditsTotal}
 */
public record Subscription(
        UUID id,
        SubscriptionType type,
        @Nullable String product,
        GrantSource source,
        String provider,
        String status,
        Instant startDate,
        @Nullable Instant endDate,
        boolean active,
        boolean autoRenew,
        @Nullable Integer creditsTotal,
        @Nullable Integer creditsLeft) {

    /**
     * A stretch of time that was bought or given.
     *
     * @param days as granted; less is left of it when a part was taken back
     * @param revokedAt null unless it was
     */
    public record Period(
            UUID id,
            UUID subscription,
            SubscriptionType type,
            GrantSource source,
            Instant startsAt,
            Instant endsAt,
            int days,
            @Nullable Instant revokedAt) {

        /** Whether any of it is still to come. */
        public boolean isLeft(Instant now) {
            return endsAt.isAfter(startsAt) && endsAt.isAfter(now);
        }
    }
}

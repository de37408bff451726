package dev.krug.access.web;

import dev.krug.access.Subscription;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Time or a pack of trainings that somebody has or had. */
public record SubscriptionView(
        UUID id,
        String type,
        @Nullable String product,
        String source,
        String status,
        Instant startDate,
        @Nullable Instant endDate,
        boolean isActive,
        boolean autoRenew,
        @Nullable Integer creditsTotal,
        @Nullable Integer creditsLeft) {

    public static SubscriptionView of(Subscription subscription) {
        return new SubscriptionView(
                subscription.id(),
                subscription.type().code(),
                subscription.product(),
                subscription.source().code(),
                subscription.status(),
                subscription.startDate(),
                subscription.endDate(),
                subscription.active(),
                subscription.autoRenew(),
                subscription.creditsTotal(),
                subscription.creditsLeft());
    }
}

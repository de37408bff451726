package dev.krug.promo.web;

import dev.krug.promo.PromoCode;
import dev.krug.promo.PromoUse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A promo code as administrators see it. */
record PromoView(
        String code,
        String type,
        int value,
        String state,
        @Nullable Integer maxUses,
        int currentUses,
        @Nullable Instant expiresAt,
        @Nullable Instant disabledAt,
        String source,
        boolean personal,
        @Nullable UUID assignedUserId,
        @Nullable String note,
        Instant createdAt) {

    static PromoView of(PromoCode code, Instant now) {
        var assigned = code.assignedTo();
        return new PromoView(
                code.code(),
                code.type().code(),
                code.value(),
                code.state(now).code(),
                code.maxUses(),
                code.currentUses(),
                code.expiresAt(),
                code.disabledAt(),
                code.source(),
                code.personal(),
                assigned == null ? null : assigned.value(),
                code.note(),
                code.createdAt());
    }

    /** @param userId null when they were erased */
    record UseView(@Nullable UUID userId, Instant usedAt, String bot, String state) {

        static UseView of(PromoUse use) {
            var user = use.user();
            return new UseView(user == null ? null : user.value(), use.usedAt(), use.botName(), use.state());
        }
    }
}

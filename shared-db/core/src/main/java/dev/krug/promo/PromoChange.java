package dev.krug.promo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a code can be changed after it is made; what it gives stays.
 *
 * @param maxUses null without limit
 * @param expiresAt null for never
 */
public record PromoChange(
        @Nullable Integer maxUses,
        @Nullable Instant expiresAt,
        String source,
        @Nullable String note) {

    /** As the code is now. */
    public static PromoChange of(PromoCode code) {
        return new PromoChange(code.maxUses(), code.expiresAt(), code.source(), code.note());
    }
}

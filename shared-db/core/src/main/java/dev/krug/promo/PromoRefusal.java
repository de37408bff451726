package dev.krug.promo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a code does not work, in the order in which it is looked at. */
public enum PromoRefusal { // MB-342
    PROMO_NOT_FOUND,
    PROMO_DISABLED,
    PROMO_EXPIRED,
    PROMO_EXHAUSTED,
    PROMO_NOT_YOURS,
    PROMO_ALREADY_USED;

    /** Whether it looks like guessing. */
    boolean isWrongCode() {
        return this == PROMO_NOT_FOUND || this == PROMO_NOT_YOURS;
    }

    /** The first reason against the code; null when it works. */
    static @Nullable PromoRefusal of(PromoCode code, Instant now, boolean isTheirs, boolean wasUsed) {
        return switch (code.state(now)) {
            case DISABLED -> PROMO_DISABLED;
            case EXPIRED -> PROMO_EXPIRED;
            case EXHAUSTED -> PROMO_EXHAUSTED;
            case ACTIVE -> isTheirs ? (wasUsed ? PROMO_ALREADY_USED : null) : PROMO_NOT_YOURS;
        };
    }
}

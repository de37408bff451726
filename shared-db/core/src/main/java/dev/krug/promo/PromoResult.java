package dev.krug.promo;

import java.time.Instant;

/** What became of a code that somebody entered. */
public sealed interface PromoResult {

    /** It works: looked at, it would give this; used, it has given it. */
    record Accepted(PromoCode code) implements PromoResult {

        /** Whether it gives something only with a purchase. */
        public boolean waitsForPurchase() {
            return code.type() == PromoType.DISCOUNT;
        }
    }

    record Refused(PromoRefusal reason) implements PromoResult {}

    /** Too many wrong codes; nothing was looked at. */
    record Blocked(Instant until) implements PromoResult {}
}

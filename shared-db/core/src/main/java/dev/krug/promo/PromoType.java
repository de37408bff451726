package dev.krug.promo;

import java.util.Locale;

/** What a promo code gives; stored in lower case. */
public enum PromoType {
    /** Free trainings, as many as its value. */
    TRAININGS(1_000_000),
    /** Thirty days, whatever its value. */
    FREE_MONTH(Integer.MAX_VALUE),
    /** Credits, as many as its value. */
    CREDITS(1_000_000),
    /** Its value as percent off the next purchase. */
    DISCOUNT(90);

    private final int most;

    PromoType(int most) {
        this.most = most;
    }

    public static PromoType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takes(int value) { // MB-346
        return value >= (this == FREE_MONTH ? 0 : 1) && value <= most;
    }
}

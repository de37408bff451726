package dev.krug.access;

import java.util.Locale;

/** What a subscription gives: time, or trainings one by one. Stored in lower case. */
public enum SubscriptionType {
    MONTH(30),
    YEAR(365),
    CREDITS(0);

    private final int days;

    SubscriptionType(int days) {
        this.days = days;
    }

    /** How long it usually lasts; 0 for credits. */
    public int days() {
        return days;
    }

    /** What so many days count as. */
    public static SubscriptionType ofDays(int days) {
        return days >= YEAR.days ? YEAR : MONTH;
    }

    static SubscriptionType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

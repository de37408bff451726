package dev.krug.access;

import java.util.Locale;

/** By what right something is started; stored in lower case. */
public enum AccessType {
    SUBSCRIPTION,
    CREDITS,
    FREE_TRAININGS,
    DAILY_FREE,
    FREE;

    static AccessType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

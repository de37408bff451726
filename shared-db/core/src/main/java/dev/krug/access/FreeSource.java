package dev.krug.access;

import java.util.Locale;

/** Where free trainings came from; stored in lower case. */
public enum FreeSource {
    CHANNEL,
    PROMOCODE,
    ADMIN;

    static FreeSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

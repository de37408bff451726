package dev.krug.access;

import java.util.Locale;

/** Where time or credits came from; stored in lower case. */
public enum GrantSource {
    PURCHASE,
    PROMOCODE,
    ADMIN,
    IMPORT;

    static GrantSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.krug.identity;

import java.util.Locale;

/** How somebody signed in; stored in lower case. */
public enum AuthMethod {
    TMA,
    GUEST;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

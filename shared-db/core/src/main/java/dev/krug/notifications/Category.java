package dev.krug.notifications;

import java.util.Locale;

/** What a notification is about; stored in lower case. */
public enum Category {
    TRANSACTIONAL,
    SECURITY,
    REMINDER,
    SOCIAL,
    PROMO;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether users may switch it off. */
    public boolean isOptional() { // CORE-332
        return this != TRANSACTIONAL && this != SECURITY;
    }
}

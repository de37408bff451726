package dev.krug.notifications;

import java.util.Locale;

/** A way on which a notification reaches a user; stored in lower case. */
public enum Channel {
    TELEGRAM(true),
    PUSH(true),
    EMAIL(true),
    SMS(false),
    WHATSAPP(false);

    private final boolean onByDefault;

    Channel(boolean onByDefault) {
        this.onByDefault = onByDefault;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What counts until the user chooses; what rings a telephone has to be asked for. */
    boolean isOnByDefault() {
        return onByDefault;
    }
}

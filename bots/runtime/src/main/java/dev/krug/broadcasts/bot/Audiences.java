package dev.krug.broadcasts.bot;

import dev.krug.broadcasts.Audience;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The audiences that the chat offers; finer ones are drawn in the Mini App and over REST. */
enum Audiences {
    EVERYBODY(null, null),
    ACTIVE_7(7, null),
    ACTIVE_30(30, null),
    SUBSCRIBERS(null, "active"),
    WITHOUT_SUBSCRIPTION(null, "none");

    private final @Nullable Integer activeWithinDays;
    private final @Nullable String subscription;

    Audiences(@Nullable Integer activeWithinDays, @Nullable String subscription) {
        this.activeWithinDays = activeWithinDays;
        this.subscription = subscription;
    }

    Audience audience() {
        return new Audience(
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                subscription,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                activeWithinDays,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    String textKey() {
        return "broadcasts.who." + name().toLowerCase(Locale.ROOT);
    }
}

package dev.krug.sandbox.botapi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that shall go wrong.
 *
 * @param bot username, null for every bot
 * @param chat null for every chat
 * @param method null for every method
 * @param times how often it still happens
 */
public record Fault(
        Kind kind,
        @Nullable String bot,
        @Nullable Long chat,
        @Nullable String method,
        int times,
        int retryAfterSeconds,
        int delayMillis) {

    /** How it goes wrong. */
    public enum Kind { // CORE-433
        TOO_MANY_REQUESTS,
        FORBIDDEN,
        BAD_REQUEST,
        UNAUTHORIZED,
        SERVER_ERROR,
        BAD_GATEWAY,
        DELAY,
        CLOSE_BEFORE,
        CLOSE_AFTER,
        DUPLICATE_UPDATE,
        REORDERED_UPDATE,
        REPEATED_DELIVERY;

        /** Whether it concerns what a bot is told, not what it calls. */
        boolean isOfUpdates() {
            return this == DUPLICATE_UPDATE || this == REORDERED_UPDATE || this == REPEATED_DELIVERY;
        }
    }

    boolean concerns(String botName, @Nullable Long chatId, String methodName) {
        return (bot == null || bot.equalsIgnoreCase(botName))
                && (chat == null || chat.equals(chatId))
                && (method == null || method.toLowerCase(Locale.ROOT).equals(methodName.toLowerCase(Locale.ROOT)));
    }

    Fault once() {
        return new Fault(kind, bot, chat, method, times - 1, retryAfterSeconds, delayMillis);
    }
}

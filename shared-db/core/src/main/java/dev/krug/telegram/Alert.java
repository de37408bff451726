package dev.krug.telegram;

import java.util.Locale;
import java.util.Map;

/**
 * Something that somebody should look at.
 *
 * @param facts the arguments of its text, without anything personal
 */
public record Alert(Kind kind, Map<String, ?> facts) {

    public enum Kind {
        /** Telegram refuses the bot's token. */
        UNAUTHORIZED,
        /** Somebody else asks for the bot's updates. */
        CONFLICT,
        /** An update was given up. */
        DEAD_UPDATE,
        /** Nobody knows whether a call was carried out. */
        UNKNOWN_CALL,
        /** Telegram refused a call for good. */
        FAILED_CALL,
        /** Telegram could not read the markup of a message. */
        UNREADABLE_MARKUP,
        /** Players have reported a quiz question so often that it is not asked any more. */
        QUESTION_SUSPENDED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Alert of(Kind kind) {
        return new Alert(kind, Map.of());
    }

    public static Alert of(Kind kind, String fact, Object value) {
        return new Alert(kind, Map.of(fact, value));
    }
}

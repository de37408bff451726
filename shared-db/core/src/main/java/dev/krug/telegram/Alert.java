package dev.krug.telegram;

import java.time.Duration;
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
        CONFLICT(Duration.ofHours(1)), // multi-bot section 9
        /** An update was given up. */
        DEAD_UPDATE,
        /** Nobody knows whether a call was carried out. */
        UNKNOWN_CALL,
        /** Telegram refused a call for good. */
        FAILED_CALL,
        /** Telegram could not read the markup of a message. */
        UNREADABLE_MARKUP,
        /** A bot could not find out who is in its channel. */
        CHANNEL_CHECK(Duration.ofHours(1)), // MB-332
        /** Players have reported a quiz question so often that it is not asked any more. */
        QUESTION_SUSPENDED(Duration.ofHours(1)), // MB-626
        /** A model failed so often that it is left alone for a while. */
        MODEL_BREAKER(Duration.ofHours(1)), // MB-521
        /** A job was to run a while ago and nobody runs it. */
        JOB_LATE(Duration.ofHours(1)); // multi-bot section 9

        private final Duration rest;

        Kind() {
            this(Duration.ofMinutes(10));
        }

        Kind(Duration rest) {
            this.rest = rest;
        }

        /** How long it is not told again. */
        Duration rest() {
            return rest;
        }

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

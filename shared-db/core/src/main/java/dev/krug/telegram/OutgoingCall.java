package dev.krug.telegram;

import dev.krug.kernel.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API call to be made.
 *
 * @param chatId whose order and limits it keeps; null for calls that concern no chat
 * @param payload the parameters as JSON
 * @param dedupeKey a second call of the bot with the same key is not made
 * @param expiresAt from then on the call is of no use and is not made; null when it always is
 * @param attachments files to be uploaded with it
 * @param notBefore the earliest moment; null for as soon as possible
 */
public record OutgoingCall(
        @Nullable Long chatId,
        Lane lane,
        String method,
        String payload,
        Delivery delivery,
        @Nullable String dedupeKey,
        @Nullable Instant expiresAt,
        List<Attachment> attachments,
        @Nullable Instant notBefore) {

    public OutgoingCall(
            @Nullable Long chatId,
            Lane lane,
            String method,
            String payload,
            Delivery delivery,
            @Nullable String dedupeKey) {
        this(chatId, lane, method, payload, delivery, dedupeKey, null, List.of(), null);
    }

    /** A message in Telegram's HTML that nobody has just asked for, made once for this key. */
    public static OutgoingCall message(long chatId, String html, String key) {
        var payload = Json.write(Map.of("chat_id", chatId, "text", html, "parse_mode", "HTML"));
        return new OutgoingCall(chatId, Lane.TRANSACTIONAL, "sendMessage", payload, Delivery.AT_LEAST_ONCE, key);
    }

    /** The same call, made once for this key. */
    public OutgoingCall withKey(String key) {
        return new OutgoingCall(chatId, lane, method, payload, delivery, key, expiresAt, attachments, notBefore);
    }

    /** The same call, in another lane. */
    public OutgoingCall in(Lane other) {
        return new OutgoingCall(chatId, other, method, payload, delivery, dedupeKey, expiresAt, attachments, notBefore);
    }

    /** The same call, of no use from then on. */
    public OutgoingCall expiringAt(Instant expiry) { // CORE-385
        return new OutgoingCall(chatId, lane, method, payload, delivery, dedupeKey, expiry, attachments, notBefore);
    }

    /** The same call with files that its payload names. */
    public OutgoingCall withAttachments(List<Attachment> files) {
        return new OutgoingCall(chatId, lane, method, payload, delivery, dedupeKey, expiresAt, files, notBefore);
    }

    /** The same call, not made earlier. */
    public OutgoingCall notBefore(Instant earliest) {
        return new OutgoingCall(chatId, lane, method, payload, delivery, dedupeKey, expiresAt, attachments, earliest);
    }

    /** What goes first when a chat has several calls waiting. */
    public enum Lane { // CORE-379
        QUERY_ANSWERS(0),
        REPLIES(1),
        TRANSACTIONAL(2),
        REMINDERS(3),
        BROADCASTS(4);

        private final int number;

        Lane(int number) {
            this.number = number;
        }

        /** As stored: the lower goes first. */
        int number() {
            return number;
        }
    }

    /** What becomes of a call whose outcome a crash has hidden: it is made again, or never. */
    public enum Delivery { // CORE-380
        AT_LEAST_ONCE,
        AT_MOST_ONCE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

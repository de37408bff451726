package dev.krug.runtime;

import dev.krug.runtime.TelegramApi.Answer;
import dev.krug.telegram.Chats;
import dev.krug.telegram.OutgoingCall.Delivery;
import java.time.Duration;
import java.util.Locale;

/** What to do with a call after Telegram's answer. */
sealed interface Outcome {

    record Sent(String result) implements Outcome {}

    record Skipped(String reason) implements Outcome {}

    record Failed(String reason) implements Outcome {}

    /** It must not be repeated, and nobody knows whether it was carried out. */
    record Unknown(String reason) implements Outcome {}

    /** The whole bot is silent for a while; the call keeps its place and its tries. */
    record Flood(Duration pause) implements Outcome {}

    record TryAgain(Duration delay) implements Outcome {}

    /** It has been tried for as long as it may. */
    record Overdue(String reason) implements Outcome {}

    /** Telegram could not read the markup: once more as plain text. */
    record SendPlain() implements Outcome {}

    /** The chat cannot be reached; what waits for it goes with this call. */
    record Unreachable(Chats.State state) implements Outcome {}

    record Migrated(long newChatId) implements Outcome {}

    record Unauthorized() implements Outcome {}

    Duration LONGEST_DELAY = Duration.ofSeconds(60);

    /**
     * Decides by the error code first, then by the parameters, then by the description without regard to case.
     *
     * @param left how long the call may still be tried
     */
    static Outcome of(Answer answer, Delivery delivery, int attempt, Duration left) { // CORE-382, 383, 385
        return switch (answer) {
            case Answer.Ok(var result) -> new Sent(result.toString());
            case Answer.NotReached(var reason) -> later(attempt, left, reason);
            case Answer.Lost(var reason) ->
                delivery == Delivery.AT_MOST_ONCE ? new Unknown(reason) : later(attempt, left, reason);
            case Answer.Refused refused -> refused(refused, attempt, left);
        };
    }

    private static Outcome refused(Answer.Refused refused, int attempt, Duration left) {
        var text = refused.description().toLowerCase(Locale.ROOT);
        return switch (refused.code()) {
            case 429 -> new Flood(Duration.ofSeconds(Math.max(1, refused.retryAfterSeconds())));
            case 401 -> new Unauthorized();
            case 403 -> new Unreachable(forbidden(text));
            case 400 -> badRequest(refused, text);
            case 413 -> new Failed(refused.description());
            default ->
                refused.code() >= 500 ? later(attempt, left, refused.description()) : new Failed(refused.description());
        };
    }

    private static Chats.State forbidden(String text) {
        if (text.contains("deactivated")) {
            return Chats.State.DEACTIVATED;
        }
        if (text.contains("kicked")) {
            return Chats.State.KICKED;
        }
        return text.contains("not a member") ? Chats.State.LEFT : Chats.State.BLOCKED;
    }

    private static Outcome badRequest(Answer.Refused refused, String text) {
        if (refused.migrateToChatId() != 0) {
            return new Migrated(refused.migrateToChatId());
        }
        if (text.contains("message is not modified")) {
            return new Sent("true");
        }
        if (text.contains("chat not found")) {
            return new Unreachable(Chats.State.UNREACHABLE);
        }
        if (text.contains("can't parse entities")) {
            return new SendPlain();
        }
        return text.contains("to edit not found")
                        || text.contains("to delete not found")
                        || text.contains("query is too old")
                ? new Skipped(refused.description())
                : new Failed(refused.description());
    }

    private static Outcome later(int attempt, Duration left, String reason) {
        long seconds = Math.min(1L << Math.min(attempt - 1, 6), LONGEST_DELAY.toSeconds());
        return left.compareTo(Duration.ofSeconds(seconds)) > 0
                ? new TryAgain(Duration.ofSeconds(seconds))
                : new Overdue(reason);
    }
}

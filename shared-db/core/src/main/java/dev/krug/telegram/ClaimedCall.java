package dev.krug.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that this process makes until its lease ends.
 *
 * @param expiresAt from then on it is of no use
 * @param standing whether its chat could be reached when the call was taken; active when it concerns none
 */
public record ClaimedCall(
        UUID id,
        BotId botId,
        @Nullable Long chatId,
        String method,
        String payload,
        OutgoingCall.Delivery delivery,
        int attempt,
        Instant createdAt,
        @Nullable Instant expiresAt,
        Chats.Standing standing) {

    private static final Duration PATIENCE = Duration.ofHours(24);

    /** Whether it must not be made any more. */
    public boolean isExpired(Instant now) { // CORE-385
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** When its tries end. */
    public Instant triedUntil() {
        return expiresAt == null ? createdAt.plus(PATIENCE) : expiresAt;
    }
}

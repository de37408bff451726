package dev.krug.telegram;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that this process makes until its lease ends.
 *
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
        Chats.Standing standing) {}

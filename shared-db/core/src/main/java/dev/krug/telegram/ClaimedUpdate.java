package dev.krug.telegram;

import java.time.Instant;
import java.util.UUID;

/** An update that this process works on until its lease ends. */
public record ClaimedUpdate(
        UUID id, BotId botId, long updateId, String chatKey, String payload, int attempt, Instant receivedAt) {}

package dev.krug.telegram;

import java.util.UUID;

/** Names a bot of the platform. */
public record BotId(UUID value) {}

package dev.krug.sessions;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one bot keeps of one user. */
public record BotSession(
        UserId userId,
        String botName,
        Map<String, Object> session,
        Map<String, Object> stats,
        int version,
        @Nullable Instant startedAt,
        @Nullable Instant blockedAt,
        Instant updatedAt) {}

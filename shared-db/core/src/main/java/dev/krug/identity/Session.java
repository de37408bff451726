package dev.krug.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A live login, as its owner sees it. */
public record Session(
        SessionId id,
        String method,
        @Nullable UUID botId,
        @Nullable String ip,
        @Nullable String userAgent,
        Instant createdAt,
        Instant lastUsedAt) {}

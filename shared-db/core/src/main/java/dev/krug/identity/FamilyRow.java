package dev.krug.identity;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refresh token with its family, both locked. */
record FamilyRow(
        UUID refreshId,
        boolean used,
        Instant refreshExpiresAt,
        SessionId session,
        UserId user,
        String method,
        @Nullable UUID botId,
        Instant createdAt,
        boolean revoked) {}

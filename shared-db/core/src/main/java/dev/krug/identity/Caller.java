package dev.krug.identity;

import dev.krug.users.Role;
import dev.krug.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who an access token speaks for. Role and guest are as of its issue. */
public record Caller(
        UserId user,
        SessionId session,
        Role role,
        boolean guest,
        @Nullable String bot,
        Instant issuedAt) {}

package dev.krug.badges;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A badge that a user has earned in a bot; it is seen in all bots. */
public record UserBadge(
        UUID id, UserId userId, String type, String earnedInBot, Instant earnedAt, Map<String, Object> metadata) {}

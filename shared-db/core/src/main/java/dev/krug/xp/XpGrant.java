package dev.krug.xp;

import dev.krug.users.UserId;

/**
 * Experience to add once.
 *
 * @param botName where it was earned, or {@code platform}
 * @param delta for gameplay 0 to 1,000,000; for admins also negative
 * @param sourceKey names the activity over the whole platform, for instance {@code training:<id>}; a second grant
 *     with the same key changes nothing
 */
public record XpGrant(UserId userId, String botName, int delta, String reason, String sourceKey) {}

package dev.krug.users;

import java.util.UUID;

/** Names a user in all parts of the platform. */
public record UserId(UUID value) {}

package dev.krug.identity;

import java.util.UUID;

/** Names a login; all its tokens carry it. */
public record SessionId(UUID value) {}

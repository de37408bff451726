package dev.krug.sandbox.world;

import org.jspecify.annotations.Nullable;

/** A user who asks to be let into a group. */
public record JoinRequest(
        long user, @Nullable String link, @Nullable String bio, long at) {}

package dev.krug.broadcasts;

import java.util.UUID;

/** Names a broadcast. */
public record BroadcastId(UUID value) {}

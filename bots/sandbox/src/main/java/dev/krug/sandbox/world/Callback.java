package dev.krug.sandbox.world;

import org.jspecify.annotations.Nullable;

/** A press of an inline button that waits for its answer. */
public record Callback(
        String id,
        long bot,
        ChatKey chat,
        long user,
        int message,
        @Nullable String data,
        long at) {}

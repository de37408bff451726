package dev.krug.sandbox.world;

/** Where a message is that a bot knows only by its inline id. */
public record InlineMessage(long bot, ChatKey chat, int message) {}

package dev.krug.sandbox.world;

/** A file that Telegram keeps. */
public record StoredFile(String id, String uniqueId, String path, String name, String mime, byte[] content) {}

package dev.krug.packs;

/** What a check has to say of one place of a file. */
public record Finding(String pointer, String code, String message) {}

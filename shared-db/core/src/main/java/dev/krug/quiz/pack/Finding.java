package dev.krug.quiz.pack;

/** What a check has to say of one place of a pack. */
public record Finding(String pointer, String code, String message) {}

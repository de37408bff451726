package dev.krug.spin.scenario;

/** What a check has to say of one place of a scenario file. */
public record Finding(String pointer, String code, String message) {}

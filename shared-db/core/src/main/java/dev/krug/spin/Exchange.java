package dev.krug.spin;

/** A counted question and the client's answer. */
public record Exchange(int n, String question, String type, boolean contextual, String answer) {}

package dev.krug.access;

import java.time.Instant;

/**
 * Something that somebody started.
 *
 * @param returned whether it was given back, since nothing came of it
 */
public record Start(String botName, AccessType type, Instant at, boolean returned) {}

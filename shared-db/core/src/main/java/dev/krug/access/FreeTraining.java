package dev.krug.access;

import java.time.Instant;

/** Free trainings that were given together. */
public record FreeTraining(FreeSource source, int trainingsTotal, int trainingsLeft, Instant givenAt) {}

package dev.krug.quiz;

import java.util.UUID;

/** Names a game. */
public record GameId(UUID value) {}

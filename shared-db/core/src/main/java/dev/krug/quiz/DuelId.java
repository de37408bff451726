package dev.krug.quiz;

import java.util.UUID;

/** Names a duel; people know it by its code. */
public record DuelId(UUID value) {}

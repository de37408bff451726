package dev.krug.packs;

import java.util.UUID;

/** Names a stored version of a pack. */
public record PackId(UUID value) {}

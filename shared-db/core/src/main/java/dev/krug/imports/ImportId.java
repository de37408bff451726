package dev.krug.imports;

import java.util.UUID;

/** Names an import. */
public record ImportId(UUID value) {}

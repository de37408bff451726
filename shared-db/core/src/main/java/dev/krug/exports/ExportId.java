package dev.krug.exports;

import java.util.UUID;

/** Names a file that an administrator asked for. */
public record ExportId(UUID value) {}

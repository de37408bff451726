package dev.krug.privacy;

import java.util.UUID;

/** Names an export. */
public record ExportId(UUID value) {}

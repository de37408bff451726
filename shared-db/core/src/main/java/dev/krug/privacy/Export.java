package dev.krug.privacy;

import java.time.Instant;

/** A file that was made of somebody's own data and is kept for a while. */
public record Export(ExportId id, long rows, Instant createdAt, Instant expiresAt) {}

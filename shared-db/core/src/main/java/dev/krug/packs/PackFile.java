package dev.krug.packs;

import org.jspecify.annotations.Nullable;

/**
 * A file that was read and checked; nothing is stored of it yet.
 *
 * @param kind null when no kind knows its format
 * @param sha256 of the file as it was sent
 * @param body as it would be kept; empty when it is no JSON
 */
public record PackFile(@Nullable PackKind<?> kind, String sha256, String body, PackCheck<?> check) {}

package dev.krug.challenges;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as administrators see it.
 *
 * @param pack null when it was written by hand
 * @param active whether days may choose it
 * @param customDate the one day that it is for; null when it is for any
 */
public record StoredTemplate(
        UUID id,
        ChallengeTemplate content,
        @Nullable String pack,
        boolean active,
        @Nullable LocalDate customDate) {}

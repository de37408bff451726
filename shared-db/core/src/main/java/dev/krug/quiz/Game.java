package dev.krug.quiz;

import dev.krug.i18n.Language;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A running game as stored.
 *
 * @param dailyDate whose daily quiz it is; null for all other games
 */
record Game(
        GameId id,
        GameMode mode,
        Language language,
        int position,
        GameTally tally,
        Instant activeAt,
        @Nullable LocalDate dailyDate) {}

package dev.krug.quiz;

import dev.krug.i18n.Language;
import java.time.Instant;

/** A running game as stored. */
record Game(GameId id, GameMode mode, Language language, int position, GameTally tally, Instant activeAt) {}

package dev.krug.quiz;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A game of a player, running or not.
 *
 * @param position of the question that was shown last
 * @param open the question that waits for an answer; null between questions and after the end
 * @param last what was answered or missed last; null before the first
 */
public record GameState(
        GameId id,
        GameMode mode,
        Status status,
        int position,
        GameTally tally,
        Instant startedAt,
        @Nullable Card open,
        @Nullable PlayedQuestion last) {

    public enum Status {
        ACTIVE,
        FINISHED,
        ABORTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}

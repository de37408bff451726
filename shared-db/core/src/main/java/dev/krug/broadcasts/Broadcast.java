package dev.krug.broadcasts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A broadcast as stored. */
public record Broadcast(
        BroadcastId id,
        Draft draft,
        State state,
        Counts counts,
        @Nullable ProgressMessage progress,
        @Nullable UUID createdBy,
        @Nullable Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant createdAt) {

    /** What became of the recipients so far. */
    public record Counts(int total, int sent, int failed, int blocked, int skipped, int unknown) {

        public int done() {
            return sent + failed + blocked + skipped + unknown;
        }

        /** How many of all got it, in percent with one decimal; 0.0 of nothing. */
        public double successPercent() { // CORE-339
            return total == 0 ? 0.0 : Math.round(1_000.0 * sent / total) / 10.0;
        }

        /** Whole percent of all; 100 of nothing. */
        public int percent() {
            return total == 0 ? 100 : (int) (100L * done() / total);
        }
    }

    /** The message of an administrator that shows how far it is. */
    public record ProgressMessage(String bot, long chatId, int messageId, String language) {}
}

package dev.krug.exports;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was asked for.
 *
 * @param attempt how often it was begun; what an earlier one wrote is never seen
 * @param requestedBy null when the administrator is gone
 * @param rows without the header; null before it is ready
 */
public record Export(
        ExportId id,
        Order order,
        State state,
        int attempt,
        @Nullable UUID requestedBy,
        @Nullable Chat chat,
        @Nullable Long rows,
        @Nullable Long sizeBytes,
        Instant createdAt,
        Instant expiresAt) {

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        READY,
        FAILED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it is to be sent. */
    public record Chat(String bot, long id) {}
}

package dev.krug.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that a worker carries out.
 *
 * @param overwrite what a dry run is tried for
 * @param attempt how often it was begun
 * @param backupPath set once the file is copied
 * @param processed entries of the file that are behind it
 * @param total null until the file was read once
 * @param failure why the file was refused or given up; the names of {@link Refused.Reason} or of a fault
 */
public record ImportJob(
        ImportId id,
        Path file,
        String fileName,
        String bot,
        Mode mode,
        boolean overwrite,
        State state,
        int attempt,
        @Nullable UUID requestedBy,
        @Nullable Chat chat,
        @Nullable String backupPath,
        int processed,
        @Nullable Integer total,
        @Nullable String failure,
        @Nullable Report report,
        Instant createdAt) {

    public boolean isDryRun() {
        return mode == Mode.DRY_RUN;
    }

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** The whole file cannot be taken; nothing was written. */
        REFUSED,
        FAILED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where it was asked for.
     *
     * @param message the one that tells how far it is; null when there is none
     */
    public record Chat(String bot, long id, @Nullable Integer message) {}
}

package dev.krug.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import did.
 *
 * @param id null of a dry run
 * @param problems the first {@link #MOST_PROBLEMS}, where they stand and what is wrong
 * @param top who brought most experience, at most five
 */
public record Report(
        @Nullable UUID id,
        String fileName,
        String sha256,
        @Nullable String backupPath,
        int created,
        int merged,
        int skipped,
        int failed,
        List<Problem> problems,
        List<Top> top) {

    public static final int MOST_PROBLEMS = 200;
    static final int TOP = 5;

    /** One entry that was not taken over. */
    public record Problem(String key, long line, String problem) {}

    /** Somebody with much experience. */
    public record Top(long telegramId, long xp) {}

    /** 0 when nothing failed, 1 when something did. */
    public int exitCode() {
        return failed == 0 ? 0 : 1;
    }
}

package dev.krug.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job stands.
 *
 * @param dueAt when it runs next; while it runs, when it was to begin
 * @param runsAt the process that runs it; null when none does
 * @param heardAt the last sign of life of that process
 * @param failures in a row
 */
public record JobState(
        String name,
        Instant dueAt,
        @Nullable String runsAt,
        @Nullable Instant heardAt,
        @Nullable Instant succeededAt,
        @Nullable Instant failedAt,
        int failures) {

    /** Whether it should have begun so long ago and has not, or nobody has heard of it for so long since. */
    public boolean isLate(Instant now, Duration patience) {
        var since = runsAt != null && heardAt != null ? heardAt : dueAt;
        return since.plus(patience).isBefore(now);
    }
}

package dev.krug.challenges;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come with a challenge.
 *
 * @param value at most the target
 * @param bots where it was done
 */
public record Progress(
        int value, List<String> bots, @Nullable Instant completedAt) { // MB-705

    static final Progress NONE = new Progress(0, List.of(), null);

    static Progress of(Metric.Score score, int target) {
        return new Progress(Math.min(score.value(), target), score.bots(), null);
    }

    public boolean isDone() {
        return completedAt != null;
    }
}

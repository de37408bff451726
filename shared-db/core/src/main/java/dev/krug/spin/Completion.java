package dev.krug.spin;

import dev.krug.spin.report.Report;
import java.util.List;
import java.util.Locale;

/** Everything that finishing a training changes, to be stored in one transaction keyed by the training. */
public record Completion(
        TrainingState finished, SpinStats stats, int score, List<String> newBadges, Report report, Reason reason) {

    public enum Reason {
        FINISHED,
        MAX_QUESTIONS,
        TIMEOUT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

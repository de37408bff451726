package dev.krug.spin;

import dev.krug.trainings.Training;
import dev.krug.users.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A finished training as the history keeps it: without what was hidden from the trainee. */
final class HistoryEntry {

    private HistoryEntry() {}

    static Training of(User user, UUID trainingId, Completion completion) {
        var state = completion.finished();
        var progress = state.progress();
        var finishedAt = Objects.requireNonNullElse(completion.stats().lastTrainingDate(), Instant.EPOCH);
        return new Training(
                trainingId,
                user.id(),
                Objects.requireNonNull(user.telegram(), "a trainee comes from Telegram")
                        .id(),
                Objects.requireNonNullElse(state.startedAt(), finishedAt),
                finishedAt,
                state.scenarioName(),
                state.scenarioVersion(),
                completion.score(),
                progress.clarityLevel(),
                progress.questionCount(),
                progress.contextualQuestions(),
                Map.copyOf(progress.perTypeCounts()),
                state.clientCase() == null ? Map.of() : CaseJson.write(state.clientCase()),
                visible(state.toJson()),
                Training.Completion.valueOf(completion.reason().name()),
                completion.score());
    }

    private static Map<String, Object> visible(Map<String, Object> session) { // MB-108
        var kept = new LinkedHashMap<>(session);
        kept.keySet().removeIf(key -> key.startsWith("_"));
        return kept;
    }
}

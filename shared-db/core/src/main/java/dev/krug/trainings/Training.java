package dev.krug.trainings;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A finished training.
 *
 * @param perTypeCounts counted questions by type id
 * @param sessionSnapshot the whole session at the end, the dialog included; keys that begin with {@code _} never leave
 *     the server
 */
public record Training(
        UUID trainingId,
        UserId userId,
        long telegramId,
        Instant startedAt,
        Instant finishedAt,
        String scenarioName,
        String scenarioVersion,
        int totalScore,
        int clarityLevel,
        int questionCount,
        int contextualQuestions,
        Map<String, Object> perTypeCounts,
        Map<String, Object> caseData,
        Map<String, Object> sessionSnapshot,
        Completion completion,
        int xpAwarded) {

    public enum Completion {
        FINISHED,
        MAX_QUESTIONS,
        TIMEOUT
    }
}

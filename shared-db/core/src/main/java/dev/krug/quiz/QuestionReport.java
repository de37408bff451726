package dev.krug.quiz;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that a question is not good.
 *
 * @param text of the question, Russian if there is one
 * @param suspended whether the question is not asked until this is decided
 */
public record QuestionReport(
        UUID id,
        QuestionId question,
        String packCode,
        String questionKey,
        String text,
        boolean suspended,
        ReportReason reason,
        @Nullable String comment,
        State state,
        Instant createdAt) {

    public enum State {
        OPEN,
        ACCEPTED,
        REJECTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

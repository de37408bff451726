package dev.krug.quiz;

import dev.krug.quiz.pack.Difficulty;
import org.jspecify.annotations.Nullable;

/**
 * Which questions are meant; what is null does not matter.
 *
 * @param text that stands in the question in any language, case ignored
 * @param reported whether there are open reports
 */
public record QuestionFilter(
        @Nullable String pack,
        @Nullable String category,
        @Nullable Difficulty difficulty,
        @Nullable QuestionStatus status,
        @Nullable String text,
        @Nullable Boolean reported) {

    public static final QuestionFilter ALL = new QuestionFilter(null, null, null, null, null, null);
}

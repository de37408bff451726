package dev.krug.quiz;

import dev.krug.quiz.pack.Difficulty;
import dev.krug.quiz.pack.QuestionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is asked in one game: in one language, its options in their order. Later changes of the pack do not
 * reach it.
 *
 * @param category the code; {@code categoryTitle} is for people
 * @param correct option ids, or {@code true} or {@code false}, or the texts that count as right
 * @param repeated whether this user has answered it correctly in an earlier game
 */
public record Question(
        String category,
        String categoryTitle,
        String emoji,
        Difficulty difficulty,
        QuestionType type,
        String text,
        List<Option> options,
        List<String> correct,
        String explanation,
        int limitSec,
        @Nullable String image,
        boolean repeated) { // MB-602

    /** One of the answers to choose from. */
    public record Option(String id, String text) {}

    public int limitMs() {
        return limitSec * 1000;
    }

    /** Worth as much as to somebody who has never met it. */
    Question fresh() { // MB-623
        return new Question(
                category,
                categoryTitle,
                emoji,
                difficulty,
                type,
                text,
                options,
                correct,
                explanation,
                limitSec,
                image,
                false);
    }
}

package dev.krug.quiz.web;

import dev.krug.quiz.Question;
import dev.krug.quiz.QuestionId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question without its answer. */
record QuestionView(
        UUID id,
        String type,
        String category,
        String categoryTitle,
        String emoji,
        String difficulty,
        String text,
        List<Question.Option> options,
        int limitSec,
        @Nullable String image) {

    static QuestionView of(QuestionId id, Question question) {
        return new QuestionView(
                id.value(),
                question.type().code(),
                question.category(),
                question.categoryTitle(),
                question.emoji(),
                question.difficulty().code(),
                question.text(),
                question.options(),
                question.limitSec(),
                question.image());
    }
}

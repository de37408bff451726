package dev.krug.quiz.web;

import dev.krug.quiz.PlayedQuestion;
import dev.krug.quiz.Question;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answered question with what was right; both in the form in which answers are given. */
record VerdictView(
        int position,
        QuestionView question,
        String outcome,
        int points,
        int elapsedMs,
        @Nullable Object answer,
        Object correctAnswer,
        @Nullable String explanation) {

    static VerdictView of(PlayedQuestion played) {
        var question = played.question();
        return new VerdictView(
                played.position(),
                QuestionView.of(played.id(), question),
                played.outcome().name().toLowerCase(Locale.ROOT),
                played.points(),
                played.elapsedMs(),
                played.answer().isEmpty() ? null : form(question, played.answer()),
                form(question, question.correct()),
                question.explanation().isEmpty() ? null : question.explanation());
    }

    private static Object form(Question question, List<String> answer) {
        return switch (question.type()) {
            case SINGLE, MULTIPLE -> answer;
            case BOOLEAN -> Boolean.valueOf(answer.getFirst());
            case TEXT -> answer.getFirst();
        };
    }
}

package dev.krug.quiz;

import java.util.List;

/** A question that was answered, or whose time ran out. */
public record PlayedQuestion(
        int position,
        QuestionId id,
        Question question,
        List<String> answer,
        Outcome outcome,
        int elapsedMs,
        int points) {

    boolean isLightning() { // MB-221: within a quarter of the limit
        return outcome == Outcome.CORRECT && elapsedMs * 4L <= question.limitMs();
    }
}

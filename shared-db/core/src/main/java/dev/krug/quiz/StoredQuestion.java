package dev.krug.quiz;

import dev.krug.quiz.pack.PackQuestion;

/**
 * A question as administrators see it.
 *
 * @param shown how often it was asked
 * @param openReports about which nobody has decided
 */
public record StoredQuestion(
        QuestionId id,
        String packCode,
        PackQuestion content,
        QuestionStatus status,
        long shown,
        long correct,
        int openReports) {}

package dev.krug.spin;

import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.Classification;
import dev.krug.spin.text.QuestionWords;
import dev.krug.spin.text.Repeats;
import java.time.Duration;
import java.time.Instant;

/** The course of a training: which texts count, what a counted question changes, and when it is over. */
public final class Training {

    private static final int MAX_QUESTION_CHARS = 1000;
    private static final Duration IDLE = Duration.ofHours(24);

    private Training() {}

    /** Decides whether a text may count as the next question. Changes nothing. */
    public static Hearing hear(TrainingState state, Scenario scenario, String text) {
        var question = text.strip();
        int length = question.codePointCount(0, question.length());
        if (!state.isActive()) {
            return new Hearing.NotActive();
        } else if (length <= scenario.rules().shortQuestionThreshold()) {
            return new Hearing.TooShort();
        } else if (length > MAX_QUESTION_CHARS) {
            return new Hearing.TooLong();
        } else if (state.progress().questionCount() >= scenario.rules().maxQuestions()) {
            return new Hearing.LimitReached();
        } else if (!QuestionWords.isQuestion(question)) {
            return new Hearing.NotAQuestion();
        }
        return state.dialog().stream()
                .filter(exchange -> Repeats.same(exchange.question(), question))
                .findFirst()
                .<Hearing>map(exchange -> new Hearing.Duplicate(exchange.n()))
                .orElse(new Hearing.Question(question));
    }

    /** Whether the listening check makes sense at all: never for the first question. */
    public static boolean mayBeContextual(TrainingState state) {
        return state.progress().questionCount() > 0
                && !state.progress().lastClientResponse().isBlank();
    }

    /** Counts an understood and answered question. */
    public static Counted count(
            TrainingState state,
            Scenario scenario,
            Hearing.Question question,
            Classification classification,
            String answer,
            boolean heardAsContextual,
            int contextBonus,
            Instant now) { // MB-418
        boolean contextual = heardAsContextual && mayBeContextual(state);
        var type = scenario.type(classification.type());
        var progress = state.progress().counted(type, answer, contextual, contextBonus);
        boolean last = progress.questionCount() >= scenario.rules().maxQuestions();
        boolean offers = !last && !state.finishOffered() && isUncovered(progress, scenario);
        var exchange = new Exchange(progress.questionCount(), question.text(), type.id(), contextual, answer);
        return new Counted(
                state.counted(progress, exchange, offers, now), classification, contextual, answer, offers, last);
    }

    private static boolean isUncovered(Progress progress, Scenario scenario) { // MB-420
        return progress.clarityLevel() >= scenario.rules().targetClarity()
                && progress.questionCount() >= scenario.rules().minQuestionsForCompletion();
    }

    /** What becomes of a training that nobody played for a day. */
    public enum Idle {
        NOT_YET,
        COMPLETE,
        DROP
    }

    public static Idle idle(TrainingState state, Scenario scenario, Instant now) { // MB-422
        var last = state.lastActivityAt() != null ? state.lastActivityAt() : state.startedAt();
        if (!state.isActive() || last == null || last.plus(IDLE).isAfter(now)) {
            return Idle.NOT_YET;
        }
        return left(state, scenario);
    }

    /** What becomes of a training that its player has left for good. */
    static Idle left(TrainingState state, Scenario scenario) {
        return state.progress().questionCount() >= scenario.rules().minQuestionsForCompletion()
                ? Idle.COMPLETE
                : Idle.DROP;
    }

    /** A training without any question leaves no trace and gives its access back. */
    public static boolean finishesEmpty(TrainingState state) { // MB-421
        return state.progress().questionCount() == 0;
    }
}

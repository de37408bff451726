package dev.krug.quiz;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** Judges one answer. */
final class Judging {

    private Judging() {}

    /** What an answer came to. */
    record Judgement(Outcome outcome, int elapsedMs, int run, int points) {}

    /**
     * The judgement of an answer that was received now; of none, if nothing was answered.
     *
     * @param run correct answers in a row before this one
     */
    static Judgement judge(Question question, List<String> answer, int run, Instant shown, Instant received) {
        int elapsedMs = Timing.elapsedMs(shown, received, question.limitMs());
        if (!Timing.isInTime(shown.plusMillis(question.limitMs()), received)) {
            return new Judgement(Outcome.TIMEOUT, elapsedMs, 0, 0);
        }
        if (!isCorrect(question, answer)) {
            return new Judgement(Outcome.WRONG, elapsedMs, 0, 0);
        }
        int points = Points.of(question.difficulty(), question.limitMs(), elapsedMs, run + 1, question.repeated());
        return new Judgement(Outcome.CORRECT, elapsedMs, run + 1, points);
    }

    static boolean isCorrect(Question question, List<String> answer) { // MB-614
        return switch (question.type()) {
            case SINGLE, BOOLEAN -> question.correct().equals(answer);
            case MULTIPLE -> new HashSet<>(question.correct()).equals(new HashSet<>(answer));
            case TEXT -> answer.size() == 1 && TextAnswers.isCorrect(answer.getFirst(), question.correct());
        };
    }
}

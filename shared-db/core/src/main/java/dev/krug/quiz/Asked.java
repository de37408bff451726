package dev.krug.quiz;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A question of a game as stored. */
record Asked(
        int position,
        QuestionId id,
        Question question,
        @Nullable Instant shownAt,
        List<String> answer,
        @Nullable Outcome outcome,
        int elapsedMs,
        int points) {

    boolean isOpen() {
        return shownAt != null && outcome == null;
    }

    Instant shown() {
        return Objects.requireNonNull(shownAt, "the question was not shown");
    }

    boolean isLate(Instant received) {
        return !Timing.isInTime(shown().plusMillis(question.limitMs()), received);
    }

    /** As it stands on the table from now on. */
    Asked open(Instant now) {
        return new Asked(position, id, question, now, List.of(), null, 0, 0);
    }

    Asked ticked(List<String> draft) {
        return new Asked(position, id, question, shownAt, List.copyOf(draft), null, 0, 0);
    }

    Card card(Game game) {
        return new Card(
                game.id(),
                game.mode(),
                position,
                game.tally(),
                id,
                question,
                answer,
                shown().plusMillis(question.limitMs()));
    }

    PlayedQuestion played() {
        return new PlayedQuestion(
                position,
                id,
                question,
                answer,
                Objects.requireNonNull(outcome, "the question is still open"),
                elapsedMs,
                points);
    }

    PlayedQuestion judged(List<String> given, Judging.Judgement judgement) {
        return new PlayedQuestion(
                position, id, question, given, judgement.outcome(), judgement.elapsedMs(), judgement.points());
    }
}

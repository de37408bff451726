package dev.krug.quiz;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A question of a game as stored. */
record Asked(
        int position,
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

    Card card(Game game) {
        return new Card(
                game.id(),
                position,
                game.tally().size(),
                game.tally().run(),
                question,
                answer,
                shown().plusMillis(question.limitMs()));
    }

    PlayedQuestion played() {
        return new PlayedQuestion(
                position,
                question,
                answer,
                Objects.requireNonNull(outcome, "the question is still open"),
                elapsedMs,
                points);
    }
}

package dev.krug.quiz.web;

import dev.krug.quiz.Card;
import dev.krug.quiz.GameState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A game as it stands. What is right of an open question is not in it.
 *
 * @param question the open one; null between questions and after the end
 * @param remainingMs until the deadline, by the server's clock
 * @param lives mistakes that may still be made in a marathon; 0 in all other modes
 * @param last what was answered or missed last
 */
record GameView(
        UUID gameId,
        String mode,
        String status,
        int position,
        int size,
        int score,
        int run,
        int correct,
        int lives,
        @Nullable QuestionView question,
        @Nullable Instant deadlineAt,
        @Nullable Long remainingMs,
        @Nullable VerdictView last,
        Instant startedAt) {

    static GameView of(GameState game, Instant now) {
        var open = game.open();
        var last = game.last();
        var tally = game.tally();
        return new GameView(
                game.id().value(),
                game.mode().code(),
                game.status().code(),
                game.position(),
                tally.size(),
                tally.score(),
                tally.run(),
                tally.correct(),
                game.mode().livesLeft(tally),
                open == null ? null : QuestionView.of(open.id(), open.question()),
                open == null ? null : open.deadlineAt(),
                open == null ? null : remaining(open, now),
                last == null ? null : VerdictView.of(last),
                game.startedAt());
    }

    private static long remaining(Card open, Instant now) {
        return Math.max(0, Duration.between(now, open.deadlineAt()).toMillis());
    }
}

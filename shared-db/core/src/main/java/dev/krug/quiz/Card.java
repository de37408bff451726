package dev.krug.quiz;

import java.time.Instant;
import java.util.List;

/**
 * A question on the table.
 *
 * @param position from 1
 * @param tally how the game stands before it
 * @param draft what is ticked so far in a multiple question
 */
public record Card(
        GameId game,
        GameMode mode,
        int position,
        GameTally tally,
        QuestionId id,
        Question question,
        List<String> draft,
        Instant deadlineAt) {

    public int size() {
        return tally.size();
    }

    /** Correct answers in a row before it. */
    public int run() {
        return tally.run();
    }
}

package dev.krug.quiz;

import java.time.Instant;
import java.util.List;

/**
 * A question on the table.
 *
 * @param position from 1
 * @param run correct answers in a row before it
 * @param draft what is ticked so far in a multiple question
 */
public record Card(
        GameId game, int position, int size, int run, Question question, List<String> draft, Instant deadlineAt) {}

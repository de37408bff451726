package dev.krug.quiz;

import dev.krug.xp.Board.Period;
import java.time.LocalDate;

/** Which leaderboard of the quiz is meant. */
public sealed interface QuizBoard { // MB-625

    /** Points of all games. */
    record Score(Period period) implements QuizBoard {}

    /** Points of the questions of one category. */
    record Category(String code, Period period) implements QuizBoard {}

    /** The rating of those who have fought enough duels. */
    record Rating() implements QuizBoard {}

    /** The daily quiz of a date: points, then time. */
    record Daily(LocalDate date) implements QuizBoard {}
}

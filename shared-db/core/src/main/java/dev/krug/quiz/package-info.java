/** Timed quizzes: question bank, games, points, statistics. */
@NullMarked
package dev.krug.quiz;

import org.jspecify.annotations.NullMarked;

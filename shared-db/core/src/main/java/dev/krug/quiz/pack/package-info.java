/** Packs of quiz questions: their format and its check. */
@NullMarked
package dev.krug.quiz.pack;

import org.jspecify.annotations.NullMarked;

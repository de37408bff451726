/** quiz_bot: the quiz as a chat. */
@NullMarked
package dev.krug.quiz.bot;

import org.jspecify.annotations.NullMarked;

/** What administrators decide about quiz questions, in the chats of every bot. */
@NullMarked
package dev.krug.quiz.admin.bot;

import org.jspecify.annotations.NullMarked;

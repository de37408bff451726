/** Endpoints of the quiz. */
@NullMarked
package dev.krug.quiz.web;

import org.jspecify.annotations.NullMarked;

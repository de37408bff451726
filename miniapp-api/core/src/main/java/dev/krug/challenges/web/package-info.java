/** Endpoints of daily challenges and streaks. */
@NullMarked
package dev.krug.challenges.web;

import org.jspecify.annotations.NullMarked;

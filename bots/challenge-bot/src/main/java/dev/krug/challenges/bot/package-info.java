/** challenge_bot: daily challenges and streaks as a chat. */
@NullMarked
package dev.krug.challenges.bot;

import org.jspecify.annotations.NullMarked;

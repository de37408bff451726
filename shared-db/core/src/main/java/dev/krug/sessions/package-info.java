/** What each bot keeps of each user: the current game and lifetime statistics. */
@NullMarked
package dev.krug.sessions;

import org.jspecify.annotations.NullMarked;

/** Broadcasts in the chats of administrators, and the way out of them for everybody else. */
@NullMarked
package dev.krug.broadcasts.bot;

import org.jspecify.annotations.NullMarked;

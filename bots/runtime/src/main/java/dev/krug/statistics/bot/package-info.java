/** Statistics in the chats of administrators. */
@NullMarked
package dev.krug.statistics.bot;

import org.jspecify.annotations.NullMarked;

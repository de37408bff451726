/** Choosing in the chat which messages one wants. */
@NullMarked
package dev.krug.notifications.bot;

import org.jspecify.annotations.NullMarked;

/** Packs of content in the chats of administrators. */
@NullMarked
package dev.krug.packs.bot;

import org.jspecify.annotations.NullMarked;

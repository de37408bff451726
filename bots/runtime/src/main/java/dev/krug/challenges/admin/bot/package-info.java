/** What administrators do about challenges, in the chats of every bot. */
@NullMarked
package dev.krug.challenges.admin.bot;

import org.jspecify.annotations.NullMarked;

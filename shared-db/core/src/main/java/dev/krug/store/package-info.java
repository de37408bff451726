/** The store as one bot sees it: users, session, XP and badges under the bot's own name. */
@NullMarked
package dev.krug.store;

import org.jspecify.annotations.NullMarked;

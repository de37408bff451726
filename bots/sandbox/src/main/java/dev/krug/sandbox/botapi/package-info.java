/** The Bot API server: finds the bot, the method and the fault, and answers like Telegram. */
@NullMarked
package dev.krug.sandbox.botapi;

import org.jspecify.annotations.NullMarked;

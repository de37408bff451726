/** The state of the local Telegram: people, bots, chats, messages, files and updates. */
@NullMarked
package dev.krug.sandbox.world;

import org.jspecify.annotations.NullMarked;

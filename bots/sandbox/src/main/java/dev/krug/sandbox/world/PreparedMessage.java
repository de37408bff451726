package dev.krug.sandbox.world;

import java.util.List;

/**
 * A message that a Mini App may offer its user to send.
 *
 * @param chats the types of chats that it may be sent to
 */
public record PreparedMessage(long bot, long user, InlineResult result, List<String> chats, long expires) {}

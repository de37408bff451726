package dev.krug.telegram;

/**
 * An update as Telegram sent it.
 *
 * @param chatKey updates with the same key are processed one after the other: the chat's id, else {@code u:} and the
 *     user's
 * @param lane 0 for queries that Telegram gives seconds to answer, 1 for the rest
 * @param payload the JSON, untouched
 */
public record ReceivedUpdate(long updateId, String chatKey, int lane, String payload) {}

package dev.krug.sandbox.world;

/**
 * Names a chat. A private chat belongs to a bot and a user, because message ids of one user's chats with two bots have
 * nothing to do with each other; a group stands alone.
 *
 * @param bot the bot of a private chat, 0 for a group
 * @param peer the chat's id as bots see it
 */
public record ChatKey(long bot, long peer) {

    public static ChatKey privateChat(long bot, long user) {
        return new ChatKey(bot, user);
    }

    public static ChatKey group(long id) {
        return new ChatKey(0, id);
    }

    public boolean isPrivate() {
        return bot != 0;
    }
}

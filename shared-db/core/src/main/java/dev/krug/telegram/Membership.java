package dev.krug.telegram;

/** Whether somebody is in a chat, as Telegram says. */
public sealed interface Membership {

    /** @param chatId of the chat, which may have been asked for by its name */
    record In(long chatId) implements Membership {}

    record Out() implements Membership {}

    /** Telegram did not say: it was not reached, or the bot may not know. */
    record Unknown(String reason) implements Membership {}
}

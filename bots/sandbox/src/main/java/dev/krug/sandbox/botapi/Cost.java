package dev.krug.sandbox.botapi;

/** What a call counts for under Telegram's limits. */
public enum Cost { // CORE-381
    /** Nothing. */
    FREE,
    /** The bot's total only: answers to queries, chat actions. */
    BOT,
    /** The bot's total and the chat: messages and edits. */
    CHAT
}

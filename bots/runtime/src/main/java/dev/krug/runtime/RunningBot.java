package dev.krug.runtime;

import dev.krug.telegram.Bot;

/** A bot that this process runs: as registered, as declared, and its token. */
record RunningBot(Bot bot, BotDeclaration declaration, String token) {

    @Override
    public String toString() {
        return bot.name();
    }
}

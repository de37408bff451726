package dev.krug.identity;

import java.util.List;
import java.util.UUID;

/**
 * A bot whose launches may be believed.
 *
 * @param tokens the live token and, while it is still valid, the one it replaced; empty where only the bot is known, not its token
 */
record LaunchBot(UUID id, String name, long telegramId, List<String> tokens) {

    boolean isExternal() {
        return tokens.isEmpty();
    }

    /** Names no token. */
    @Override
    public String toString() {
        return "LaunchBot[" + name + "]";
    }
}

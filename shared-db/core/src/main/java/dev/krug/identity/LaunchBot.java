package dev.krug.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bot whose launches may be believed.
 *
 * @param tokens the live token and, while it is still valid, the one it replaced; empty for a bot of others
 */
record LaunchBot(UUID id, String name, @Nullable Long telegramId, List<String> tokens) {

    boolean isExternal() {
        return tokens.isEmpty();
    }

    /** Names no token. */
    @Override
    public String toString() {
        return "LaunchBot[" + name + "]";
    }
}

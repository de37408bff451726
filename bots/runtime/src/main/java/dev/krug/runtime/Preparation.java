package dev.krug.runtime;

import dev.krug.telegram.Bot;
import reactor.core.publisher.Mono;

/**
 * What a bot does about a text or a pressed button before the transaction of the update begins: calls of outside systems belong here,
 * changes do not. While it lasts, the chat shows that the bot is typing. What it yields is {@link Turn#prepared()}; a
 * failure or nothing leaves the handler to do without.
 */
@FunctionalInterface
public interface Preparation extends BotPreparation { // CORE-374

    /** The input is the text of the message, or the data of the button. */
    Mono<?> prepare(long telegramId, String input);

    @Override
    default Mono<?> prepare(Bot bot, long telegramId, String input) {
        return prepare(telegramId, input);
    }
}

package dev.krug.runtime;

import dev.krug.telegram.Bot;
import reactor.core.publisher.Mono;

/** A {@link Preparation} of a module that several bots share, and that wants to know which of them is told. */
@FunctionalInterface
public interface BotPreparation { // CORE-374

    /** The input is the text of the message, or the data of the button. */
    Mono<?> prepare(Bot bot, long telegramId, String input);
}

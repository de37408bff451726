package dev.krug.runtime;

import dev.krug.runtime.FloodGuard.Verdict;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * An update on its way to the dispatcher, with what was found out before its transaction.
 *
 * @param sender null when no person sent it
 * @param prepared what the bot prepared for it
 */
record Received(
        Update update,
        @Nullable Sender sender,
        Verdict verdict,
        @Nullable Object prepared) {

    /** The text of the message, or the data of the button; empty when there is neither. */
    String input() {
        var input = update.hasCallbackQuery()
                ? update.getCallbackQuery().getData()
                : update.hasMessage() ? update.getMessage().getText() : null;
        return input == null ? "" : input;
    }

    Received with(Object newPrepared) {
        return new Received(update, sender, verdict, newPrepared);
    }
}

package dev.krug.runtime;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Dialogs.Dialog;
import dev.krug.users.User;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * One update of one person, with everything a handler needs to answer it.
 *
 * @param id unique for the update over all bots; the same when a handler runs again after a failure, so it serves as
 *     key of what the update causes
 * @param receivedAt when the update arrived here; it may be handled later
 * @param argument what follows the command, the button's action or the start link
 * @param isNew whether this update made the user
 * @param prepared what the bot prepared for this text before the transaction
 * @param appUrl the Mini App, with a slash at the end
 */
public record Turn(
        UUID id,
        Bot bot,
        Update update,
        Instant receivedAt,
        User user,
        boolean isNew,
        Language language,
        long chatId,
        String argument,
        @Nullable Dialog dialog,
        @Nullable Object prepared,
        Messages messages,
        String appUrl) {

    /** The text of the message; empty when there is none. */
    public String text() {
        return update.hasMessage() && update.getMessage().hasText()
                ? update.getMessage().getText()
                : "";
    }

    /** The text below a picture or file; empty when there is none. */
    String caption() {
        var caption = update.hasMessage() ? update.getMessage().getCaption() : null;
        return caption == null ? "" : caption;
    }

    /** Whether a button was pressed. */
    public boolean isPress() {
        return update.hasCallbackQuery();
    }

    /** A text of the catalogue for Telegram, its arguments escaped. */
    public String html(String key, Map<String, ?> arguments) {
        return messages.html(language, key, arguments);
    }

    /** A text of the catalogue without arguments. */
    public String text(String key) {
        return messages.text(language, key);
    }

    /** Answers with a text of the catalogue. */
    public Reply say(String key) {
        return say(key, Map.of());
    }

    /** Answers with a text of the catalogue, its arguments escaped. */
    public Reply say(String key, Map<String, ?> arguments) {
        return Reply.html(html(key, arguments));
    }

    /** A button whose label is a text of the catalogue. */
    public Button button(String key, String data) {
        return Button.of(text(key), data);
    }

    /** A button that opens a page of the Mini App. */
    public Button appButton(String key, String page) {
        return Button.app(text(key), appUrl + page);
    }

    /** The same update, for a handler that expects this argument. */
    public Turn withArgument(String newArgument) {
        return new Turn(
                id,
                bot,
                update,
                receivedAt,
                user,
                isNew,
                language,
                chatId,
                newArgument,
                dialog,
                prepared,
                messages,
                appUrl);
    }

    Turn withUser(User changed) {
        return new Turn(
                id,
                bot,
                update,
                receivedAt,
                changed,
                isNew,
                changed.language(),
                chatId,
                argument,
                dialog,
                prepared,
                messages,
                appUrl);
    }
}

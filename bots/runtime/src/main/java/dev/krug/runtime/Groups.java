package dev.krug.runtime;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.telegram.OutgoingCall;
import java.util.List;
import java.util.Locale;
import org.telegram.telegrambots.meta.api.objects.Update;

/** In groups bots are silent, but for {@code /start@bot}, which they answer with the way to the private chat. */
final class Groups { // MB-114

    private Groups() {}

    static List<OutgoingCall> answer(RunningBot bot, Update update, Sender sender, Messages messages) {
        var username = bot.bot().username();
        var isMeant = username != null
                && update.hasMessage()
                && update.getMessage().hasText()
                && update.getMessage()
                        .getText()
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals("/start@" + username.toLowerCase(Locale.ROOT));
        if (!isMeant) {
            return List.of();
        }
        var language = Language.of(sender.profile().languageCode());
        var reply = Reply.html(messages.text(language, "runtime.group"))
                .buttons(Button.url(messages.text(language, "runtime.group.button"), "https://t.me/" + username));
        return Calls.of(reply, update, sender.chatId());
    }
}

package dev.krug.runtime;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.telegram.Chats;
import dev.krug.telegram.OutgoingCall;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.telegram.telegrambots.meta.api.objects.Update;
import reactor.core.publisher.Mono;

/** In groups bots are silent, but for {@code /start@bot}, which they answer with the way to the private chat. */
@Component
class Groups { // MB-114

    private final Chats chats;
    private final Messages messages;

    Groups(Chats chats, Messages messages) {
        this.chats = chats;
        this.messages = messages;
    }

    /** A group that became a supergroup. */
    record Migration(long from, long to) {}

    /** Both chats tell of it: the old one where it went, the new one where it came from. */
    static @Nullable Migration migration(Update update) { // CORE-384
        if (!update.hasMessage()) {
            return null;
        }
        var message = update.getMessage();
        if (message.getMigrateToChatId() != null) {
            return new Migration(message.getChatId(), message.getMigrateToChatId());
        }
        return message.getMigrateFromChatId() == null
                ? null
                : new Migration(message.getMigrateFromChatId(), message.getChatId());
    }

    Mono<List<OutgoingCall>> answer(RunningBot bot, Update update, Sender sender) {
        return chats.heardFrom(bot.bot().id(), sender.chatId(), sender.chatType(), null)
                .then(membership(bot, update, sender))
                .then(Mono.fromSupplier(() -> reply(bot, update, sender)));
    }

    private Mono<Void> membership(RunningBot bot, Update update, Sender sender) { // CORE-383
        return update.hasMyChatMember()
                ? chats.mark(
                        bot.bot().id(),
                        sender.chatId(),
                        standing(update.getMyChatMember().getNewChatMember().getStatus()))
                : Mono.empty();
    }

    private static Chats.State standing(String status) {
        return switch (status) {
            case "kicked" -> Chats.State.KICKED;
            case "left" -> Chats.State.LEFT;
            default -> Chats.State.ACTIVE;
        };
    }

    private List<OutgoingCall> reply(RunningBot bot, Update update, Sender sender) {
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

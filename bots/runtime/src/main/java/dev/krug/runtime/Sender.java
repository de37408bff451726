package dev.krug.runtime;

import dev.krug.users.TelegramProfile;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;

/** Who sent an update, and from where; only people in chats have one. */
record Sender(TelegramProfile profile, long chatId, String chatType) {

    /** Null for updates that no person sent: posts of channels, messages of bots. */
    static @Nullable Sender of(Update update) {
        if (update.hasMessage()) {
            return of(update.getMessage().getFrom(), update.getMessage().getChat());
        }
        if (update.hasCallbackQuery()) {
            var query = update.getCallbackQuery();
            return query.getMessage() == null
                    ? null
                    : of(query.getFrom(), query.getMessage().getChat());
        }
        return update.hasMyChatMember()
                ? of(
                        update.getMyChatMember().getFrom(),
                        update.getMyChatMember().getChat())
                : null;
    }

    /** The sender of a stored update; null also when it cannot be read. */
    static @Nullable Sender ofStored(String payload) {
        try {
            return of(UpdateReader.parse(payload));
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    boolean isPrivate() {
        return chatType.equals("private");
    }

    private static @Nullable Sender of(@Nullable User from, @Nullable Chat chat) {
        if (from == null || chat == null || Boolean.TRUE.equals(from.getIsBot())) {
            return null;
        }
        var profile = new TelegramProfile(
                from.getId(),
                from.getFirstName(),
                from.getLastName(),
                from.getUserName(),
                from.getLanguageCode(),
                from.getIsPremium(),
                null,
                from.getAddedToAttachmentMenu(),
                null);
        return new Sender(profile, chat.getId(), chat.getType());
    }
}

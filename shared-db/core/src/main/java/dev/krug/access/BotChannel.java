package dev.krug.access;

import org.jspecify.annotations.Nullable;

/**
 * A Telegram channel whose subscribers get free trainings.
 *
 * @param chatId null until Telegram was asked
 * @param username without the {@code @}; null for a private channel
 */
public record BotChannel(
        String botName,
        @Nullable Long chatId,
        @Nullable String username,
        String inviteUrl,
        int bonusTrainings,
        boolean enabled) {

    public static final int BONUS = 2;

    /** A public channel with the usual bonus. */
    public static BotChannel named(String botName, String username) {
        var name = username.startsWith("@") ? username.substring(1) : username;
        return new BotChannel(botName, null, name, "https://t.me/" + name, BONUS, true);
    }

    /** As Telegram is asked about it. */
    public String chat() {
        return chatId == null ? "@" + username : chatId.toString();
    }

    static String grantKey(long chatId) {
        return "channel:" + chatId;
    }
}

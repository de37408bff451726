package dev.krug.telegram;

import dev.krug.i18n.Language;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named bot as registered.
 *
 * @param pausedUntil Telegram asked for silence until then
 */
public record Bot(
        BotId id,
        String name,
        long telegramBotId,
        @Nullable String username,
        Map<String, Object> titles,
        boolean paused,
        @Nullable Instant pausedUntil,
        State state) {

    public enum State {
        ACTIVE,
        UNAUTHORIZED,
        OFF;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String title(Language language) {
        return String.valueOf(titles.getOrDefault(language.code(), name));
    }
}

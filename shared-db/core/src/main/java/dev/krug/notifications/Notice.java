package dev.krug.notifications;

import java.util.Locale;
import java.util.Map;

/**
 * Something to tell a user.
 *
 * @param type its texts are {@code notifications.<type>.title} and {@code .body}
 * @param dedupeKey the same for everything that is to be told once
 * @param arguments of the texts; kept beside them
 */
public record Notice(String type, Category category, Level level, String dedupeKey, Map<String, Object> arguments) {

    public enum Level {
        INFO,
        SUCCESS,
        WARNING,
        ERROR,
        ACTION_REQUIRED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Notice success(String type, String dedupeKey, Map<String, Object> arguments) {
        return new Notice(type, Category.TRANSACTIONAL, Level.SUCCESS, dedupeKey, arguments);
    }
}

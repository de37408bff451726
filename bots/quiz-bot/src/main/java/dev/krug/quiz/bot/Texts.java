package dev.krug.quiz.bot;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in one person's language.
 *
 * @param appUrl the Mini App; null where nobody has just asked, and no button leads there
 */
record Texts(Messages messages, Language language, @Nullable String appUrl) {

    String text(String key) {
        return messages.text(language, key);
    }

    String html(String key, Map<String, ?> arguments) {
        return messages.html(language, key, arguments);
    }
}

package dev.krug.quiz.bot;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.util.Map;

/** The catalogue in one person's language. */
record Texts(Messages messages, Language language, String appUrl) {

    String text(String key) {
        return messages.text(language, key);
    }

    String html(String key, Map<String, ?> arguments) {
        return messages.html(language, key, arguments);
    }
}

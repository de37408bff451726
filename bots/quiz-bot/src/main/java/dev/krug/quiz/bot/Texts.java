package dev.krug.quiz.bot;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.runtime.Turn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in one person's language.
 *
 * @param appUrl the Mini App; null where nobody has just asked, and no button leads there
 */
record Texts(Messages messages, Language language, @Nullable String appUrl) {

    static Texts of(Turn turn) {
        return new Texts(turn.messages(), turn.language(), turn.appUrl());
    }

    String text(String key) {
        return messages.text(language, key);
    }

    String html(String key, Map<String, ?> arguments) {
        return messages.html(language, key, arguments);
    }

    String difficulty(Difficulty difficulty) {
        return text(
                switch (difficulty) {
                    case EASY -> "quiz.difficulty.easy";
                    case MEDIUM -> "quiz.difficulty.medium";
                    case HARD -> "quiz.difficulty.hard";
                });
    }
}

package dev.krug.privacy;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** The word that somebody types who really wants to be forgotten. */
@Component
public class ErasureWord { // CORE-146

    private static final String KEY = "privacy.word";

    private final Messages messages;

    ErasureWord(Messages messages) {
        this.messages = messages;
    }

    public String in(Language language) {
        return messages.text(language, KEY);
    }

    /** In any language, whatever the case. */
    public boolean isTyped(String text) {
        var typed = text.strip();
        return Arrays.stream(Language.values())
                .anyMatch(language -> in(language).equalsIgnoreCase(typed));
    }
}

package dev.krug.badges;

import dev.krug.i18n.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A badge of the catalogue. */
public record Badge(
        String type,
        String botName,
        String emoji,
        Map<String, Object> titles,
        Map<String, Object> descriptions,
        @Nullable String condition,
        int xpReward,
        boolean active) {

    public String title(Language language) {
        return String.valueOf(titles.getOrDefault(language.code(), type));
    }

    public String description(Language language) {
        return String.valueOf(descriptions.getOrDefault(language.code(), ""));
    }
}

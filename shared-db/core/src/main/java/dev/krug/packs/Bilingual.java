package dev.krug.packs;

import dev.krug.i18n.Language;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text of a pack in the languages that it has. */
public record Bilingual(@Nullable String ru, @Nullable String en) {

    /** The text in this language, else in the other. */
    public String in(Language language) {
        var wanted = language == Language.RU ? ru : en;
        var other = language == Language.RU ? en : ru;
        return wanted != null ? wanted : other != null ? other : "";
    }

    public Set<Language> languages() {
        var languages = EnumSet.noneOf(Language.class);
        languages.addAll(byLanguage().keySet());
        return languages;
    }

    public Map<Language, String> byLanguage() {
        var texts = new EnumMap<Language, String>(Language.class);
        if (ru != null) {
            texts.put(Language.RU, ru);
        }
        if (en != null) {
            texts.put(Language.EN, en);
        }
        return texts;
    }
}

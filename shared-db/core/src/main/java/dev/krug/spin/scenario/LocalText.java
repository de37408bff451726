package dev.krug.spin.scenario;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.krug.i18n.Language;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A scenario's text, which may be an ICU pattern. A plain string is Russian; a missing language falls back. */
public record LocalText(@Nullable String ru, @Nullable String en) {

    private static final int MAX_CACHED = 4096;
    private static final Map<Language, Map<String, MessageFormat>> FORMATS =
            Map.of(Language.RU, new ConcurrentHashMap<>(), Language.EN, new ConcurrentHashMap<>());

    public static final LocalText EMPTY = new LocalText("", "");

    public String in(Language language) {
        var wanted = language == Language.RU ? ru : en;
        var other = language == Language.RU ? en : ru;
        return wanted != null ? wanted : other != null ? other : "";
    }

    /** The text with its arguments filled in, numbers and plural forms as the language has them. */
    public String tell(Language language, Map<String, ?> arguments) {
        var pattern = in(language);
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        var formats = Objects.requireNonNull(FORMATS.get(language));
        if (formats.size() > MAX_CACHED) {
            formats.clear();
        }
        var format = formats.computeIfAbsent(pattern, absent -> format(language, pattern));
        synchronized (format) { // ICU's formats are not safe for concurrent use
            return format.format(arguments);
        }
    }

    static MessageFormat format(Language language, String pattern) {
        return new MessageFormat(pattern, ULocale.forLanguageTag(language.code()));
    }
}

package dev.krug.i18n;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The catalogues {@code messages/<domain>_<lang>.properties} of the whole class path, in ICU MessageFormat with named
 * arguments. A key begins with its domain: {@code spin.report.title} stands in {@code spin_ru.properties}. Safe for
 * concurrent use.
 */
public final class Messages {

    private final Map<Language, Map<String, String>> texts;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Consumer<String> onMissing;

    Messages(Map<Language, Map<String, String>> texts, Consumer<String> onMissing) {
        this.texts = texts;
        this.onMissing = onMissing;
    }

    /** Reads all catalogues; {@code onMissing} hears of every key that was asked for and is not there. */
    public static Messages load(Consumer<String> onMissing) {
        var texts = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) {
            texts.put(language, read("classpath*:messages/*_" + language.code() + ".properties"));
        }
        return new Messages(texts, onMissing);
    }

    /** The text as it stands in the catalogue, its arguments filled in; the key itself if it is unknown. */
    public String text(Language language, String key, Map<String, ?> arguments) {
        var pattern = texts.getOrDefault(language, Map.of()).get(key);
        if (pattern == null) {
            onMissing.accept(key);
            return key;
        }
        return arguments.isEmpty() && isLiteral(pattern) ? pattern : format(language, key, pattern, arguments);
    }

    /** {@link #text(Language, String, Map)} without arguments. */
    public String text(Language language, String key) {
        return text(language, key, Map.of());
    }

    /** Like {@link #text}, for Telegram's HTML: the text may hold tags, its arguments are escaped. */
    public String html(Language language, String key, Map<String, ?> arguments) {
        var escaped = new HashMap<String, Object>();
        arguments.forEach((name, value) -> escaped.put(name, value instanceof CharSequence s ? escape(s) : value));
        return text(language, key, escaped);
    }

    public boolean has(Language language, String key) {
        return texts.getOrDefault(language, Map.of()).containsKey(key);
    }

    /** All keys of a language that begin with the prefix, in order. */
    public Set<String> keys(Language language, String prefix) {
        var found = new TreeSet<String>();
        texts.getOrDefault(language, Map.of()).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(found::add);
        return Collections.unmodifiableSet(found);
    }

    /** The text as written, arguments unfilled; for clients that format themselves. Null if unknown. */
    public @Nullable String pattern(Language language, String key) {
        return texts.getOrDefault(language, Map.of()).get(key);
    }

    /** Escapes what Telegram's HTML and a page would take for markup. */
    public static String escape(CharSequence text) {
        return text.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static boolean isLiteral(String pattern) {
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
    }

    private String format(Language language, String key, String pattern, Map<String, ?> arguments) {
        var format = formats.computeIfAbsent(language + key, absent -> new MessageFormat(pattern, language.locale()));
        try {
            synchronized (format) { // ICU's formats are not safe for concurrent use
                return format.format(arguments);
            }
        } catch (IllegalArgumentException wrongArgument) {
            return pattern; // CORE-472: never an exception for the reader
        }
    }

    private static Map<String, String> read(String pattern) {
        var texts = new HashMap<String, String>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                read(resource).forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The catalogues " + pattern + " cannot be read", unreadable);
        }
        return Map.copyOf(texts);
    }

    private static Properties read(Resource resource) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(resource.getInputStream(), UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}

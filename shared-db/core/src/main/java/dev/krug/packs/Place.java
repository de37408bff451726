package dev.krug.packs;

import dev.krug.i18n.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One place of a pack. Reading collects what is wrong instead of stopping at the first error. */
public final class Place {

    private final @Nullable JsonNode node;
    private final String pointer;
    private final Findings findings;
    private final Set<String> asked = new HashSet<>();

    Place(@Nullable JsonNode node, String pointer, Findings findings) {
        this.node = node;
        this.pointer = pointer;
        this.findings = findings;
    }

    public boolean isPresent() {
        return node != null;
    }

    public void error(Flaw flaw) {
        error(flaw, Map.of());
    }

    /** The arguments are those of the flaw's sentence. */
    public void error(Flaw flaw, Map<String, ?> arguments) {
        findings.error(new Finding(pointer, flaw, arguments));
    }

    public Place required(String key) {
        var child = optional(key);
        if (node != null && node.isObject() && !child.isPresent()) {
            child.error(Flaw.REQUIRED);
        }
        return child;
    }

    public Place optional(String key) {
        asked.add(key);
        var child = node != null && node.isObject() ? node.get(key) : null;
        return new Place(child, pointer(pointer, key), findings);
    }

    /** Checks that this is an object, if it is there at all. */
    public Place object() {
        if (node != null && !node.isObject()) {
            error(Flaw.NO_OBJECT);
        }
        return this;
    }

    public List<Place> list(int min, int max) {
        var items = new ArrayList<Place>();
        if (node == null) {
            return items;
        }
        if (!node.isArray()) {
            error(Flaw.NO_LIST);
            return items;
        }
        if (node.size() < min || node.size() > max) {
            error(Flaw.ENTRIES, Map.of("min", min, "max", max));
        }
        for (int i = 0; i < Math.min(node.size(), max); i++) {
            items.add(new Place(node.get(i), pointer + "/" + i, findings));
        }
        return items;
    }

    /** Whether a text without a character stands here. */
    public boolean isEmptyText() {
        return node != null && node.isString() && node.stringValue().isEmpty();
    }

    /** Empty when absent or wrong. */
    public String string(int min, int max) {
        if (node == null) {
            return "";
        }
        if (!node.isString()) {
            error(Flaw.NO_TEXT);
            return "";
        }
        var text = node.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max || (min > 0 && text.isBlank())) {
            error(Flaw.CHARACTERS, Map.of("min", min, "max", max));
            return "";
        }
        return text;
    }

    public String matching(Pattern pattern, int max) {
        var text = string(1, max);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            error(Flaw.ANOTHER_FORM, Map.of("form", pattern.pattern()));
            return "";
        }
        return text;
    }

    public boolean bool(boolean otherwise) {
        if (node != null && !node.isBoolean()) {
            error(Flaw.NO_BOOLEAN);
        }
        return node != null && node.isBoolean() ? node.booleanValue() : otherwise;
    }

    public int integer(int min, int max, int otherwise) {
        if (node == null) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            error(Flaw.NO_INTEGER);
            return otherwise;
        }
        int value = node.intValue();
        if (value < min || value > max) {
            error(Flaw.RANGE, Map.of("min", min, "max", max));
            return otherwise;
        }
        return value;
    }

    public <E extends Enum<E>> E oneOf(Class<E> type, E otherwise) {
        var text = string(1, 20);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        if (!text.isEmpty()) {
            error(Flaw.UNKNOWN_WORD, Map.of("word", text, "words", words(type)));
        }
        return otherwise;
    }

    /** {ru?, en?} with at least one. */
    public Bilingual text(int max) {
        var _ = object();
        var text = new Bilingual(translation(Language.RU, max), translation(Language.EN, max));
        if (node != null && node.isObject() && text.languages().isEmpty()) {
            error(Flaw.NO_LANGUAGE);
        }
        warnOfUnknown();
        return text;
    }

    public void warnOfUnknown() {
        if (node != null && node.isObject()) {
            node.propertyNames().stream()
                    .filter(key -> !asked.contains(key))
                    .forEach(key -> findings.warning(
                            new Finding(pointer(pointer, key), Flaw.UNKNOWN_FIELD, Map.of("field", key))));
        }
    }

    static String pointer(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private static String words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private @Nullable String translation(Language language, int max) {
        var child = optional(language.code());
        return child.isPresent() ? child.string(1, max) : null;
    }
}

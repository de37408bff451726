package dev.krug.spin.scenario;

import dev.krug.i18n.Language;
import dev.krug.packs.Finding;
import dev.krug.packs.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One place of a JSON file. Reading collects what is wrong instead of stopping at the first error. */
final class JsonCursor {

    private final @Nullable JsonNode node;
    private final String pointer;
    private final Findings findings;
    private final Set<String> asked = new HashSet<>();

    JsonCursor(@Nullable JsonNode node, String pointer, Findings findings) {
        this.node = node;
        this.pointer = pointer;
        this.findings = findings;
    }

    boolean isPresent() {
        return node != null;
    }

    void error(String code, String message) {
        findings.error(new Finding(pointer, code, message));
    }

    JsonCursor required(String key) {
        var child = optional(key);
        if (node != null && !child.isPresent()) {
            child.error("MISSING", "The key is required");
        }
        return child;
    }

    JsonCursor optional(String key) {
        asked.add(key);
        var child = node != null && node.isObject() ? node.get(key) : null;
        return new JsonCursor(child, pointer + "/" + key.replace("~", "~0").replace("/", "~1"), findings);
    }

    /** Checks that this is an object, if it is there at all. */
    JsonCursor object() {
        if (node != null && !node.isObject()) {
            error("WRONG_TYPE", "An object is expected");
        }
        return this;
    }

    List<JsonCursor> list() {
        var items = new ArrayList<JsonCursor>();
        if (node != null && !node.isArray()) {
            error("WRONG_TYPE", "A list is expected");
        } else if (node != null) {
            for (int i = 0; i < node.size(); i++) {
                items.add(new JsonCursor(node.get(i), pointer + "/" + i, findings));
            }
        }
        return items;
    }

    List<JsonCursor> filledList() {
        var items = list();
        if (node != null && node.isArray() && items.isEmpty()) {
            error("EMPTY", "At least one entry is needed");
        }
        return items;
    }

    Map<String, JsonCursor> entries() {
        var entries = new LinkedHashMap<String, JsonCursor>();
        if (node != null && node.isObject()) {
            node.propertyNames().forEach(key -> entries.put(key, required(key)));
        }
        return entries;
    }

    String string() {
        if (node == null) {
            return "";
        }
        if (!node.isString() || node.stringValue().isBlank()) {
            error("WRONG_TYPE", "A text is expected");
            return "";
        }
        return node.stringValue();
    }

    boolean bool(boolean otherwise) {
        if (node != null && !node.isBoolean()) {
            error("WRONG_TYPE", "true or false is expected");
        }
        return node != null && node.isBoolean() ? node.booleanValue() : otherwise;
    }

    int integer(int min, int max) {
        if (node == null) {
            return min;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            error("WRONG_TYPE", "A whole number is expected");
            return min;
        }
        int value = node.intValue();
        if (value < min || value > max) {
            error("OUT_OF_RANGE", "Allowed are " + min + " to " + max);
            return min;
        }
        return value;
    }

    /** A plain string is Russian. */
    LocalText text() {
        if (node == null) {
            return LocalText.EMPTY;
        }
        if (node.isString()) {
            return new LocalText(pattern(Language.RU, node.stringValue()), null);
        }
        if (!node.isObject()) {
            error("WRONG_TYPE", "A text or {ru, en} is expected");
            return LocalText.EMPTY;
        }
        var text = new LocalText(translation(Language.RU), translation(Language.EN));
        if (text.ru() == null && text.en() == null) {
            error("MISSING", "The text needs ru or en");
        }
        warnOfUnknownKeys();
        return text;
    }

    /** One text or a list of them. */
    List<LocalText> texts() {
        return node != null && node.isArray()
                ? filledList().stream().map(JsonCursor::text).toList()
                : node == null ? List.of() : List.of(text());
    }

    private @Nullable String translation(Language language) {
        var child = optional(language.code());
        if (child.node == null) {
            return null;
        }
        if (!child.node.isString()) {
            child.error("WRONG_TYPE", "A text is expected");
            return null;
        }
        return child.pattern(language, child.node.stringValue());
    }

    private String pattern(Language language, String pattern) {
        if (pattern.indexOf('{') >= 0) {
            try {
                var unused = LocalText.format(language, pattern);
            } catch (IllegalArgumentException malformed) {
                error("BAD_TEMPLATE", "The text is not a message pattern: " + malformed.getMessage());
            }
        }
        return pattern;
    }

    /** A letter that only looks like the expected one shows by its code point. */
    void warnOfUnknownKeys() { // MB-401
        if (node == null || !node.isObject()) {
            return;
        }
        node.propertyNames().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key ->
                        findings.warning(new Finding(pointer, "UNKNOWN_KEY", "Unknown key " + plainLetters(key))));
    }

    private static String plainLetters(String key) {
        return key.codePoints()
                .mapToObj(c -> c < 128 ? Character.toString(c) : "[U+%04X]".formatted(c))
                .collect(Collectors.joining());
    }
}

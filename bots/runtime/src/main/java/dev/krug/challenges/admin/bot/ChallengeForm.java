package dev.krug.challenges.admin.bot;

import dev.krug.i18n.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A challenge as it is written in a message: a field in each line.
 *
 * @param fields as in a pack; what is no number is left as a text, so that the check names it
 * @param strangers lines that are no fields
 */
record ChallengeForm(Map<String, Object> fields, List<String> strangers) {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("code", "code"),
            Map.entry("код", "code"),
            Map.entry("title", "title"),
            Map.entry("название", "title"),
            Map.entry("description", "description"),
            Map.entry("описание", "description"),
            Map.entry("metric", "metric"),
            Map.entry("счёт", "metric"),
            Map.entry("счет", "metric"),
            Map.entry("target", "target"),
            Map.entry("цель", "target"),
            Map.entry("difficulty", "difficulty"),
            Map.entry("сложность", "difficulty"),
            Map.entry("xp", "xp"),
            Map.entry("опыт", "xp"),
            Map.entry("weight", "weight"),
            Map.entry("вес", "weight"));

    static ChallengeForm parse(String text, Language language) {
        var fields = new LinkedHashMap<String, Object>();
        var strangers = new ArrayList<String>();
        for (var line : text.strip().split("\\R")) {
            var parts = line.split(":", 2);
            var name = NAMES.get(parts[0].strip().toLowerCase(Locale.ROOT));
            if (line.isBlank()) {
                continue;
            }
            if (name == null || parts.length < 2) {
                strangers.add(line.strip());
            } else {
                fields.put(name, value(name, parts[1].strip(), language));
            }
        }
        return new ChallengeForm(fields, strangers);
    }

    private static Object value(String name, String text, Language language) {
        return switch (name) {
            case "title", "description" -> texts(text, language);
            case "metric" -> metric(text);
            case "target", "xp", "weight" -> number(text);
            default -> text;
        };
    }

    /** Russian before the bar, English after it; without a bar it is the language of who writes. */
    private static Map<String, String> texts(String text, Language language) {
        var parts = text.split("\\|", 2);
        return parts.length == 1
                ? Map.of(language.code(), text)
                : Map.of("ru", parts[0].strip(), "en", parts[1].strip());
    }

    private static Map<String, Object> metric(String text) {
        var words = text.split("\\s+");
        var metric = new LinkedHashMap<String, Object>();
        metric.put("fn", words[0].toLowerCase(Locale.ROOT));
        metric.put("kind", words.length > 1 ? words[1] : "");
        if (words.length > 2) {
            metric.put("minValue", number(words[2]));
        }
        return metric;
    }

    private static Object number(String text) {
        return text.matches("-?[0-9]{1,9}") ? Integer.valueOf(text) : text;
    }
}

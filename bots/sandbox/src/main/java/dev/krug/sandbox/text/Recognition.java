package dev.krug.sandbox.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what people write without marking it: commands, mentions, addresses, hashtags, numbers. */
final class Recognition { // CORE-426

    private static final Map<String, Pattern> KINDS = kinds();

    private Recognition() {}

    /** The given entities and, where they leave room, the recognised ones, in order. */
    static List<Entity> complete(String text, List<Entity> given) {
        var all = new ArrayList<>(given);
        KINDS.forEach((type, pattern) -> {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                var found = new Entity(type, matcher.start(1), matcher.end(1) - matcher.start(1), null);
                if (all.stream().noneMatch(other -> collide(found, other))) {
                    all.add(found);
                }
            }
        });
        all.sort(Comparator.comparingInt(Entity::offset).thenComparing(Entity::length, Comparator.reverseOrder()));
        return all;
    }

    /** A recognised part may lie inside bold or a quotation, never inside a link, code or another recognised part. */
    private static boolean collide(Entity found, Entity other) {
        boolean overlap = found.offset() < other.end() && other.offset() < found.end();
        if (!overlap) {
            return false;
        }
        boolean inside = found.offset() >= other.offset() && found.end() <= other.end();
        return switch (other.type()) {
            case "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote" ->
                !inside;
            default -> true;
        };
    }

    private static Map<String, Pattern> kinds() {
        var kinds = new LinkedHashMap<String, Pattern>();
        kinds.put(
                "url",
                unicode("(?<![\\w@./])((?:https?://|tg://)[^\\s<>\"]*[^\\s<>\"'.,;:!?)\\]}]"
                        + "|(?:[\\p{L}\\d](?:[\\p{L}\\d-]*[\\p{L}\\d])?\\.)+(?:com|org|net|ru|me|io|dev|app|info|kz|рф)(?![\\p{L}\\d@])"
                        + "(?:/[^\\s<>\"]*[^\\s<>\"'.,;:!?)\\]}])?)"));
        kinds.put("email", unicode("(?<![\\w.+-])([\\w.+-]+@(?:[\\w-]+\\.)+[\\p{L}]{2,})"));
        kinds.put("bot_command", unicode("(?<![\\w/])(/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\\w/])"));
        kinds.put("mention", unicode("(?<![\\w/])(@[A-Za-z0-9_]{4,32})(?!\\w)"));
        kinds.put("hashtag", unicode("(?<![\\w#])(#(?=[\\p{L}\\d_]*[\\p{L}_])[\\p{L}\\d_]{1,256})(?!\\w)"));
        kinds.put("cashtag", Pattern.compile("(?<![\\w$])(\\$[A-Z]{3,8})(?!\\w)"));
        kinds.put("phone_number", unicode("(?<![\\w+])(\\+\\d(?:[ -]?\\(?\\d\\)?){9,14})(?!\\w)"));
        return kinds;
    }

    private static Pattern unicode(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE);
    }
}

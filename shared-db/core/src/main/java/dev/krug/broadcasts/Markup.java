package dev.krug.broadcasts;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telegram's HTML as far as broadcasts may use it, and the variables in it. */
final class Markup { // MB-832

    private static final Set<String> TAGS = Set.of("b", "i", "u", "s", "a", "code", "pre", "tg-spoiler");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z-]+)((?:\\s[^<>]*)?)>");
    private static final Pattern LINK = Pattern.compile("\\s+href=\"(https?|tg)://[^\"<>]+\"\\s*");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|#[0-9]{1,6});");
    private static final Pattern VARIABLE = Pattern.compile("\\{(firstName|level|xp)}");

    private Markup() {}

    /** What is wrong with it; empty when Telegram will take it. */
    static Optional<String> problem(String html) {
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(html);
        int end = 0;
        while (tags.find()) {
            if (!isPlain(html.substring(end, tags.start()))) {
                return Optional.of("MALFORMED_HTML");
            }
            end = tags.end();
            var name = tags.group(2);
            var closes = !tags.group(1).isEmpty();
            if (!TAGS.contains(name) || !takes(name, closes, tags.group(3))) {
                return Optional.of("UNKNOWN_TAG");
            }
            if (!closes) {
                open.push(name);
            } else if (!name.equals(open.poll())) {
                return Optional.of("UNBALANCED_TAG");
            }
        }
        if (!isPlain(html.substring(end))) {
            return Optional.of("MALFORMED_HTML");
        }
        return open.isEmpty() ? Optional.empty() : Optional.of("UNBALANCED_TAG");
    }

    /** How many UTF-16 units Telegram counts. */
    static int length(String html) {
        return ENTITY.matcher(TAG.matcher(html).replaceAll("")).replaceAll("x").length();
    }

    /** With each variable replaced by its escaped value. */
    static String filled(String html, Map<String, String> escapedValues) {
        return VARIABLE.matcher(html)
                .replaceAll(match -> Matcher.quoteReplacement(escapedValues.getOrDefault(match.group(1), "")));
    }

    private static boolean takes(String name, boolean closes, String attributes) {
        return !closes && name.equals("a") ? LINK.matcher(attributes).matches() : attributes.isBlank();
    }

    private static boolean isPlain(String text) {
        return text.indexOf('<') < 0
                && text.indexOf('>') < 0
                && ENTITY.matcher(text).replaceAll("").indexOf('&') < 0;
    }
}

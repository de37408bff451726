package dev.krug.sandbox.text;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Telegram's HTML, with its own sentences for what is wrong. */
final class HtmlMarkup extends Markup {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("span", "spoiler"),
            Map.entry("a", Entity.LINK),
            Map.entry("code", Entity.CODE),
            Map.entry("pre", Entity.PRE),
            Map.entry("blockquote", Entity.QUOTE),
            Map.entry("tg-emoji", Entity.EMOJI));

    HtmlMarkup(String source) {
        super(source);
    }

    @Override
    void readNext() {
        if (source.charAt(at) == '&') {
            readCharacter(plain);
        } else if (source.charAt(at) != '<') {
            copy();
        } else if (next() == '/') {
            readEndTag();
        } else {
            readStartTag();
        }
    }

    @Override
    void finish() {
        if (!open.isEmpty()) {
            throw cannotParse("Can't find end tag corresponding to start tag \""
                    + open.peek().type() + '"');
        }
    }

    private void readStartTag() {
        int begin = at++;
        var tag = readName(">");
        if (at >= source.length()) {
            throw cannotParse("Unclosed start tag at byte offset " + byteOffset(begin));
        }
        if (!TYPES.containsKey(tag)) {
            throw cannotParse("Unsupported start tag \"" + tag + "\" at byte offset " + byteOffset(begin));
        }
        var argument = readAttributes(tag, begin);
        if (tag.equals("span") && !"spoiler".equals(argument)) {
            throw cannotParse("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + byteOffset(begin));
        }
        at++;
        open.push(new Open(tag, argument, plain.length(), begin));
    }

    private @Nullable String readAttributes(String tag, int begin) {
        String argument = null;
        for (skipSpace(); peek(0) != '>'; skipSpace()) {
            var name = readName("=>");
            if (name.isEmpty()) {
                throw cannotParse(
                        "Empty attribute name in the tag \"" + tag + "\" at byte offset " + byteOffset(begin));
            }
            skipSpace();
            if (peek(0) != '=') {
                if (tag.equals("blockquote") && name.equals("expandable")) {
                    argument = name;
                    continue;
                }
                throw cannotParse("Expected equal sign in declaration of an attribute of the tag \"" + tag
                        + "\" at byte offset " + byteOffset(begin));
            }
            at++;
            var value = readValue(tag, begin);
            argument = argument(tag, name, value, argument);
        }
        return argument;
    }

    private static @Nullable String argument(String tag, String name, String value, @Nullable String before) {
        return switch (tag + ' ' + name) {
            case "a href", "tg-emoji emoji-id" -> value;
            case "code class" -> value.startsWith("language-") ? value.substring("language-".length()) : before;
            case "span class" -> value.startsWith("tg-") ? value.substring("tg-".length()) : before;
            default -> before;
        };
    }

    private String readValue(String tag, int begin) {
        skipSpace();
        if (at >= source.length()) {
            throw cannotParse("Unclosed start tag \"" + tag + "\" at byte offset " + byteOffset(begin));
        }
        char quote = peek(0);
        return quote == '"' || quote == '\'' ? readQuoted(quote, begin) : readToken(begin);
    }

    private String readQuoted(char quote, int begin) {
        var value = new StringBuilder();
        at++;
        while (at < source.length() && source.charAt(at) != quote) {
            if (source.charAt(at) == '&') {
                readCharacter(value);
            } else {
                value.append(source.charAt(at++));
            }
        }
        at++;
        if (at >= source.length()) {
            throw cannotParse("Unclosed start tag at byte offset " + byteOffset(begin));
        }
        return value.toString();
    }

    private String readToken(int begin) {
        int from = at;
        while (Character.isLetterOrDigit(peek(0)) || peek(0) == '.' || peek(0) == '-') {
            at++;
        }
        if (at < source.length() && !Character.isWhitespace(peek(0)) && peek(0) != '>') {
            throw cannotParse("Unexpected end of name token at byte offset " + byteOffset(from));
        }
        if (at >= source.length()) {
            throw cannotParse("Unclosed start tag at byte offset " + byteOffset(begin));
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private void readEndTag() {
        int begin = at;
        if (open.isEmpty()) {
            throw cannotParse("Unexpected end tag at byte offset " + byteOffset(begin));
        }
        at += 2;
        var tag = readName(">");
        skipSpace();
        if (peek(0) != '>') {
            throw cannotParse("Unclosed end tag at byte offset " + byteOffset(begin));
        }
        at++;
        var started = open.pop();
        if (!tag.isEmpty() && !tag.equals(started.type())) {
            throw cannotParse("Unmatched end tag at byte offset " + byteOffset(begin) + ", expected \"</"
                    + started.type() + ">\", found \"</" + tag + ">\"");
        }
        close(started);
    }

    private void close(Open tag) {
        var type = TYPES.getOrDefault(tag.type(), "");
        int offset = tag.offset();
        switch (type) {
            case Entity.LINK -> addLink(offset, tag.argument() == null ? "" : tag.argument());
            case Entity.PRE -> {
                if (!nameLanguage(offset, null)) {
                    add(type, offset, null);
                }
            }
            case Entity.QUOTE -> add(tag.argument() == null ? type : "expandable_blockquote", offset, null);
            case Entity.EMOJI -> addEmoji(offset, tag.argument());
            case "spoiler" -> add(type, offset, null);
            default -> add(type, offset, tag.argument());
        }
    }

    private void addEmoji(int offset, @Nullable String id) {
        if (id == null || !id.matches("[1-9]\\d{0,18}")) {
            throw cannotParse("Invalid custom emoji identifier specified");
        }
        add(Entity.EMOJI, offset, id);
    }

    private String readName(String ends) {
        int from = at;
        while (at < source.length() && !Character.isWhitespace(peek(0)) && ends.indexOf(peek(0)) < 0) {
            at++;
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private void skipSpace() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private void readCharacter(StringBuilder target) {
        var reference = CharacterReference.at(source, at);
        if (reference == null) {
            target.append(source.charAt(at++));
        } else {
            target.appendCodePoint(reference.codePoint());
            at += reference.length();
        }
    }
}

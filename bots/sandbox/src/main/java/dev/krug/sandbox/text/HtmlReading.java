package dev.krug.sandbox.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the parts of HTML tags: names, attributes, characters. */
abstract class HtmlReading extends Markup {

    HtmlReading(String source) {
        super(source);
    }

    final @Nullable String readAttributes(String tag, int begin) {
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

    final String readName(String ends) {
        int from = at;
        while (at < source.length() && !Character.isWhitespace(peek(0)) && ends.indexOf(peek(0)) < 0) {
            at++;
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    final void skipSpace() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    final void readCharacter(StringBuilder target) {
        var reference = CharacterReference.at(source, at);
        if (reference == null) {
            target.append(source.charAt(at++));
        } else {
            target.appendCodePoint(reference.codePoint());
            at += reference.length();
        }
    }
}

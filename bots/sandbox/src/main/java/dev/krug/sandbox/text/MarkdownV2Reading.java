package dev.krug.sandbox.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Begins and ends the entities of MarkdownV2, and says what is wrong with them. */
abstract class MarkdownV2Reading extends Markup {

    private static final Map<String, String> SPOKEN = Map.of(
            "bold",
            "Bold",
            "italic",
            "Italic",
            "underline",
            "Underline",
            "strikethrough",
            "Strikethrough",
            "spoiler",
            "Spoiler",
            Entity.CODE,
            "Code",
            Entity.PRE,
            "Pre",
            Entity.LINK,
            "TextUrl",
            Entity.EMOJI,
            "CustomEmoji",
            Entity.QUOTE,
            "BlockQuote");

    MarkdownV2Reading(String source) {
        super(source);
    }

    final void begin(String type, @Nullable String argument, int markLength) {
        open.push(new Open(type, argument, plain.length(), at));
        at += markLength;
    }

    final boolean isOpen(String type) {
        return !open.isEmpty() && open.element().type().equals(type);
    }

    final void close(int markLength) {
        var ended = open.pop();
        add(ended.type(), ended.offset(), ended.argument());
        at += markLength;
    }

    final void closeLink() {
        var ended = open.pop();
        at++;
        addLink(ended.offset(), peek(0) == '(' ? readUrl("a URL") : "");
    }

    final void closeEmoji() {
        var ended = open.pop();
        at++;
        if (peek(0) != '(') {
            throw cannotParse("Custom emoji entity must contain a tg://emoji URL");
        }
        var url = readUrl("a custom emoji URL");
        if (!url.matches("tg://emoji\\?id=\\d+")) {
            throw cannotParse("Custom emoji URL must have an emoji identifier");
        }
        add(Entity.EMOJI, ended.offset(), url.substring(url.indexOf('=') + 1));
    }

    private String readUrl(String name) {
        int from = ++at;
        var url = new StringBuilder();
        while (at < source.length() && source.charAt(at) != ')') {
            if (source.charAt(at) == '\\' && next() > 0 && next() <= 126) {
                at++;
            }
            url.append(source.charAt(at++));
        }
        if (at >= source.length()) {
            throw cannotParse("Can't find end of " + name + " at byte offset " + byteOffset(from));
        }
        at++;
        return url.toString();
    }

    final RuntimeException reserved() {
        return cannotParse(
                "Character '" + source.charAt(at) + "' is reserved and must be escaped with the preceding '\\'");
    }

    final RuntimeException unclosed(Open entity) {
        var name = entity.type().equals(Entity.PRE) && entity.argument() != null
                ? "PreCode"
                : SPOKEN.getOrDefault(entity.type(), entity.type());
        return cannotParse("Can't find end of " + name + " entity at byte offset " + byteOffset(entity.sourceAt()));
    }
}

package dev.krug.sandbox.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Telegram's HTML, with its own sentences for what is wrong. */
final class HtmlMarkup extends HtmlReading {

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
}

package dev.krug.sandbox.text;

import java.util.Map;
import java.util.Objects;

/** Telegram's MarkdownV2, with its own sentences for what is wrong. */
final class MarkdownV2Markup extends MarkdownV2Reading {

    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";
    /** Marks of the same length at both ends; the longer is tried first. */
    private static final String[] PAIRED = {"```", "__", "||", "*", "_", "~", "`"};

    private static final Map<String, String> TYPES = Map.of(
            "*", "bold",
            "_", "italic",
            "__", "underline",
            "~", "strikethrough",
            "||", "spoiler",
            "`", Entity.CODE,
            "```", Entity.PRE);

    private boolean expandable;

    MarkdownV2Markup(String source) {
        super(source);
    }

    @Override
    void readNext() {
        char c = source.charAt(at);
        if (c == '\\' && next() > 0 && next() <= 126) {
            at++;
            copy();
        } else if (insideCode()) {
            readCode();
        } else if (c == '\n') {
            readLineEnd();
        } else if (RESERVED.indexOf(c) < 0) {
            copy();
        } else {
            readMark(c);
        }
    }

    @Override
    void finish() {
        if (!open.isEmpty() && isQuote(open.peek())) {
            closeQuote();
        }
        if (!open.isEmpty()) {
            throw unclosed(open.peek());
        }
    }

    private void readCode() {
        var mark = open.element().type().equals(Entity.PRE) ? "```" : "`";
        if (follows(mark)) {
            close(mark.length());
        } else if (source.charAt(at) == '`') {
            throw reserved();
        } else {
            copy();
        }
    }

    private void readMark(char c) {
        if (c == '>' && (at == 0 || source.charAt(at - 1) == '\n')) {
            beginQuote();
        } else if (c == '[') {
            begin(Entity.LINK, null, 1);
        } else if (follows("![")) {
            begin(Entity.EMOJI, null, 2);
        } else if (c == ']' && isOpen(Entity.LINK)) {
            closeLink();
        } else if (c == ']' && isOpen(Entity.EMOJI)) {
            closeEmoji();
        } else {
            readPaired();
        }
    }

    private void readPaired() {
        if (isOpen(Entity.QUOTE) && follows("||") && (peek(2) == '\n' || at + 2 == source.length())) {
            expandable = true;
            at += 2;
            return;
        }
        for (var mark : PAIRED) {
            if (follows(mark)) {
                var type = Objects.requireNonNull(TYPES.get(mark));
                if (isOpen(type)) {
                    close(mark.length());
                } else if (type.equals(Entity.PRE)) {
                    beginPre();
                } else {
                    begin(type, null, mark.length());
                }
                return;
            }
        }
        throw reserved();
    }

    private void beginPre() {
        int begin = at;
        at += 3;
        int from = at;
        while (at < source.length() && !Character.isWhitespace(peek(0)) && peek(0) != '`') {
            at++;
        }
        var language = source.substring(from, at);
        if (language.isEmpty() || peek(0) == '`' || at >= source.length()) {
            at = from;
            language = null;
        }
        if (peek(0) == '\n') {
            at++;
        }
        open.push(new Open(Entity.PRE, language, plain.length(), begin));
    }

    private void beginQuote() {
        if (open.stream().noneMatch(MarkdownV2Markup::isQuote)) {
            begin(Entity.QUOTE, null, 1);
        } else {
            at++; // a further line of the same quotation
        }
    }

    /** A quotation ends with the first line that does not begin with the sign; nothing may hang over its end. */
    private void readLineEnd() {
        boolean quoted = open.stream().anyMatch(MarkdownV2Markup::isQuote);
        if (quoted && next() != '>') {
            if (!isQuote(open.element())) {
                throw unclosed(open.element());
            }
            closeQuote();
        }
        copy();
    }

    private void closeQuote() {
        var quote = open.pop();
        add(expandable ? "expandable_blockquote" : Entity.QUOTE, quote.offset(), null);
        expandable = false;
    }

    private boolean insideCode() {
        return isOpen(Entity.CODE) || isOpen(Entity.PRE);
    }

    private static boolean isQuote(Open entity) {
        return entity.type().equals(Entity.QUOTE);
    }
}

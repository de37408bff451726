package dev.krug.sandbox.text;

/** Telegram's first Markdown: no nesting, unclosed marks are errors. */
final class MarkdownMarkup extends Markup {

    MarkdownMarkup(String source) {
        super(source);
    }

    @Override
    void readNext() {
        char c = source.charAt(at);
        if (c == '\\' && "_*`[".indexOf(next()) >= 0 && next() != 0) {
            at++;
            copy();
        } else if (follows("```")) {
            readPre();
        } else if (c == '*') {
            readUntil('*', "bold");
        } else if (c == '_') {
            readUntil('_', "italic");
        } else if (c == '`') {
            readUntil('`', Entity.CODE);
        } else if (c == '[') {
            readUntil(']', Entity.LINK);
        } else {
            copy();
        }
    }

    @Override
    void finish() {
        // every entity is closed where it was opened
    }

    private void readUntil(char end, String type) {
        int begin = at++;
        int offset = plain.length();
        int close = find(String.valueOf(end), begin);
        plain.append(source, at, close);
        at = close + 1;
        if (type.equals(Entity.LINK)) {
            addLink(offset, peek(0) == '(' ? readUrl() : "");
        } else {
            add(type, offset, null);
        }
    }

    private String readUrl() {
        int close = source.indexOf(')', at);
        int end = close < 0 ? source.length() : close;
        var url = source.substring(at + 1, end);
        at = Math.min(end + 1, source.length());
        return url;
    }

    private void readPre() {
        int begin = at;
        at += 3;
        int offset = plain.length();
        int close = find("```", begin);
        int from = at;
        while (from < close && !Character.isWhitespace(source.charAt(from))) {
            from++;
        }
        var language = from > at && from < close ? source.substring(at, from) : null;
        int textFrom = language == null ? at : from;
        if (source.charAt(textFrom) == '\n') {
            textFrom++;
        }
        plain.append(source, Math.min(textFrom, close), close);
        at = close + 3;
        add(Entity.PRE, offset, language);
    }

    private int find(String mark, int begin) {
        int close = source.indexOf(mark, at);
        if (close < 0) {
            throw cannotParse("Can't find end of the entity starting at byte offset " + byteOffset(begin));
        }
        return close;
    }
}

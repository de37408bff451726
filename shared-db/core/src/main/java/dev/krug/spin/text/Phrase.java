package dev.krug.spin.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text in the one form in which texts are compared, with its words. Made in time linear to the text. */
record Phrase(String text, List<Token> tokens) { // MB-502

    private static final int MAX_CHARS = 2000;

    /** A word and where it stands in the normal form. */
    record Token(String text, int start, int end) {}

    static Phrase of(String raw) {
        var text = cut(spaced(Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)));
        return new Phrase(text, tokens(text));
    }

    List<String> words() {
        return tokens.stream().map(Token::text).toList();
    }

    /** Runs of white space become one space, or one line end, which later ends a segment. */
    private static String spaced(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space(out, c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029');
            } else {
                out.append(plain(c));
            }
        }
        return out.toString().strip();
    }

    private static void space(StringBuilder out, boolean lineEnd) {
        int last = out.length() - 1;
        if (last < 0 || (out.charAt(last) != ' ' && out.charAt(last) != '\n')) {
            out.append(lineEnd ? '\n' : ' ');
        } else if (lineEnd) {
            out.setCharAt(last, '\n');
        }
    }

    private static char plain(char c) {
        return switch (c) {
            case 'ё' -> 'е';
            case '\u2018', '\u2019', '\u02bc', '`' -> '\'';
            case '\u2010' -> '-';
            default -> c;
        };
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS);
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        int start = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean inside = Character.isLetterOrDigit(c) || (start >= 0 && joins(text, i, c));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                tokens.add(new Token(text.substring(start, i), start, i));
                start = -1;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) {
            tokens.add(new Token(text.substring(start), start, text.length()));
        }
        return List.copyOf(tokens);
    }

    private static boolean joins(String text, int at, int c) {
        return (c == '\'' || c == '-')
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.codePointAt(at + 1))
                && Character.isLetterOrDigit(text.codePointBefore(at));
    }
}

package dev.krug.spin.text;

import dev.krug.spin.text.Phrase.Token;
import java.util.ArrayList;
import java.util.List;

/** The words of the last question of a text, without the context that it quotes first. */
final class Focus { // MB-504

    private static final int MIN_TOKENS = 2;
    private static final CueBook BOOK = CueBook.read("question-words.txt");
    private static final List<Cue> LEAD_INS = BOOK.cues("lead");
    private static final List<Cue> TURNS = BOOK.cues("turn");
    private static final List<Cue> CONJUNCTIONS = BOOK.cues("and");

    private record Segment(List<Token> tokens, boolean asked) {
        boolean isLong() {
            return tokens.size() >= MIN_TOKENS;
        }
    }

    private Focus() {}

    static List<String> of(Phrase phrase) {
        var segments = segments(phrase);
        var chosen = last(segments.stream()
                .filter(segment -> segment.asked() && segment.isLong())
                .toList());
        if (chosen.isEmpty()) {
            chosen = last(segments.stream().filter(Segment::isLong).toList());
        }
        if (chosen.isEmpty()) {
            chosen = last(segments);
        }
        return withoutLeadIn(phrase.text(), chosen);
    }

    private static List<Token> last(List<Segment> segments) {
        return segments.isEmpty() ? List.of() : segments.getLast().tokens();
    }

    private static List<Segment> segments(Phrase phrase) {
        var segments = new ArrayList<Segment>();
        var current = new ArrayList<Token>();
        var tokens = phrase.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            current.add(tokens.get(i));
            int next = i + 1 < tokens.size()
                    ? tokens.get(i + 1).start()
                    : phrase.text().length();
            var between = phrase.text().substring(tokens.get(i).end(), next);
            if (i + 1 == tokens.size()
                    || ends(between, phrase.text(), tokens.get(i).end())) {
                segments.add(new Segment(List.copyOf(current), asks(between)));
                current.clear();
            }
        }
        return segments;
    }

    private static boolean asks(String between) {
        for (int i = 0; i < between.length(); i++) {
            if (isEnd(between.charAt(i))) {
                return between.charAt(i) == '?' || between.indexOf('?', i) >= 0;
            }
        }
        return false;
    }

    private static boolean ends(String between, String text, int at) {
        boolean decimalPoint =
                between.equals(".") && Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
        return !decimalPoint && between.chars().anyMatch(c -> isEnd((char) c));
    }

    private static boolean isEnd(char c) {
        return c == '.' || c == '!' || c == '?' || c == '\u2026' || c == ';' || c == '\n';
    }

    private static List<String> withoutLeadIn(String text, List<Token> tokens) {
        var words = tokens.stream().map(Token::text).toList();
        int lead = LEAD_INS.stream()
                .mapToInt(cue -> cue.end(words))
                .filter(end -> end >= 0)
                .min()
                .orElse(words.size());
        for (int i = words.size() - 1; i >= lead; i--) {
            if (isMark(text.substring(tokens.get(i - 1).end(), tokens.get(i).start()))
                    && turns(words.subList(i, words.size()))) {
                return words.size() - i >= MIN_TOKENS ? words.subList(i, words.size()) : words;
            }
        }
        return words;
    }

    private static boolean isMark(String between) {
        return between.chars().anyMatch(c -> c == ',' || c == ':' || c == '\u2013' || c == '\u2014' || c == '-');
    }

    private static boolean turns(List<String> words) {
        boolean conjunction = CueBook.any(CONJUNCTIONS, words.subList(0, 1));
        return CueBook.any(TURNS, words) || (conjunction && CueBook.any(TURNS, words.subList(1, words.size())));
    }
}

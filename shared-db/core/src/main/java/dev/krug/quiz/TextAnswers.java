package dev.krug.quiz;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Whether a typed answer is one of the expected ones; small slips of the keyboard are forgiven, digits never. */
final class TextAnswers { // MB-614

    private static final int MOST_CHARS = 2000;
    private static final int ONE_SLIP_FROM = 6;
    private static final int TWO_SLIPS_FROM = 12;

    private TextAnswers() {}

    static boolean isCorrect(String given, List<String> expected) {
        var answer = normal(given);
        return !answer.isEmpty()
                && expected.stream().map(TextAnswers::normal).anyMatch(right -> matches(answer, right));
    }

    /** The form in which answers are compared: lower case, single spaces, no punctuation. */
    static String normal(String text) { // MB-502
        var form = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var out = new StringBuilder();
        form.codePoints().limit(MOST_CHARS).forEach(c -> append(out, c));
        return out.toString().strip();
    }

    private static void append(StringBuilder out, int c) {
        if (c == '\'' || c == '`' || c == '\u2018' || c == '\u2019' || c == '\u02bc') {
            return; // don't = dont
        }
        if (isPunctuation(c) || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
            return;
        }
        out.appendCodePoint(c == 'ё' ? 'е' : c);
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean matches(String given, String right) {
        if (given.equals(right)) {
            return true;
        }
        int slips = right.length() >= TWO_SLIPS_FROM ? 2 : right.length() >= ONE_SLIP_FROM ? 1 : 0;
        return slips > 0
                && Math.abs(given.length() - right.length()) <= slips
                && digits(given).equals(digits(right))
                && distance(given, right) <= slips;
    }

    private static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (isSwap(one, i, other, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[other.length()];
    }

    private static boolean isSwap(String one, int i, String other, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}

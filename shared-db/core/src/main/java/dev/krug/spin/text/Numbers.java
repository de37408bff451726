package dev.krug.spin.text;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** The numbers that a text names: groups of thousands joined, decimal comma as point, trailing zeros dropped. */
public final class Numbers {

    private static final int MAX_DIGITS = 18;

    private Numbers() {}

    /** Whether a text names this very number: 5 is not in "50". */
    public static boolean names(String text, long number) {
        return in(text).contains(Long.toString(number));
    }

    public static boolean shareOne(String one, String other) {
        var shared = in(one);
        shared.retainAll(in(other));
        return !shared.isEmpty();
    }

    /** All numbers of a text in their shortest form, in order. */
    public static Set<String> in(String text) {
        var found = new LinkedHashSet<String>();
        for (int i = 0; i < text.length(); ) {
            if (isDigit(text, i) && !(i > 0 && Character.isLetter(text.charAt(i - 1)))) {
                var number = new StringBuilder();
                i = read(text, i, number);
                found.add(shortest(number.toString()));
                if (isGroupedByComma(text, i, number)) {
                    found.add(shortest(number.toString().replace(".", "")));
                }
            } else {
                i = isDigit(text, i) ? skipDigits(text, i) : i + 1;
            }
        }
        return found;
    }

    private static int read(String text, int from, StringBuilder number) {
        int at = digits(text, from, number);
        boolean mayGroup = at - from <= 3;
        while (mayGroup && isSpace(text, at) && isThousands(text, at + 1)) {
            at = digits(text, at + 1, number);
        }
        if (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '.') && isDigit(text, at + 1)) {
            number.append('.');
            at = digits(text, at + 1, number);
        }
        return at;
    }

    /** English writes 1,500 for what Russian writes as 1 500; both readings count. */
    private static boolean isGroupedByComma(String text, int end, CharSequence number) {
        return end > 4 && text.charAt(end - 4) == ',' && number.length() >= 5 && number.charAt(0) != '0';
    }

    private static int digits(String text, int from, StringBuilder number) {
        int at = from;
        while (isDigit(text, at)) {
            number.append((char) ('0' + Character.digit(text.charAt(at), 10)));
            at++;
        }
        return at;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (isDigit(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean isThousands(String text, int at) {
        return isDigit(text, at) && isDigit(text, at + 1) && isDigit(text, at + 2) && !isDigit(text, at + 3);
    }

    private static boolean isSpace(String text, int at) {
        return at < text.length()
                && (text.charAt(at) == ' ' || text.charAt(at) == '\u00a0' || text.charAt(at) == '\u202f');
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    /** Very long runs of digits are names, not amounts; they are compared as written. */
    private static String shortest(String number) {
        if (number.length() > MAX_DIGITS) {
            return number;
        }
        if (number.indexOf('.') < 0) {
            return Long.toString(Long.parseLong(number));
        }
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}

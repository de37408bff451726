package dev.krug.promo;

import java.util.Locale;

/** A code as people type it. */
final class PromoInput {

    private static final String CYRILLIC = "АВЕКМНОРСТУХ";
    private static final String LATIN = "ABEKMHOPCTYX";
    private static final String CODE = "[A-Z0-9]{3,50}";

    private PromoInput() {}

    /** Without blanks around it, in capitals, letters that only look Latin made so. */
    static String normalize(String typed) { // MB-341
        var code = new StringBuilder(typed.strip().toUpperCase(Locale.ROOT));
        for (int i = 0; i < code.length(); i++) {
            int alike = CYRILLIC.indexOf(code.charAt(i));
            if (alike >= 0) {
                code.setCharAt(i, LATIN.charAt(alike));
            }
        }
        return code.toString();
    }

    static boolean isCode(String normalized) {
        return normalized.matches(CODE);
    }
}

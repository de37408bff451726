package dev.krug.promo;

import java.security.SecureRandom;

/** Letters and digits that nobody can guess. */
final class RandomCode { // MB-347

    static final int SHORTEST = 4;
    static final int LONGEST = 20;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomCode() {}

    static String of(int length) {
        var code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}

package dev.krug.sandbox.world;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids and secrets in the shapes that Telegram gives them. */
final class Ids { // CORE-427

    private static final String TOKEN_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final int TOKEN_LENGTH = 35;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** Ten digits, beyond 32 bits as ids of newer accounts are. */
    static long account() {
        return RANDOM.nextLong(5_000_000_000L, 8_000_000_000L);
    }

    static String token(long bot) {
        return bot + ":AA" + letters(TOKEN_LENGTH - 2);
    }

    static long group() {
        return -RANDOM.nextLong(4_000_000_000L, 6_000_000_000L);
    }

    static long supergroup() {
        return -1_000_000_000_000L - RANDOM.nextLong(2_200_000_000L, 4_000_000_000L);
    }

    static String letters(int count) {
        var letters = new StringBuilder();
        while (letters.length() < count) {
            letters.append(TOKEN_LETTERS.charAt(RANDOM.nextInt(TOKEN_LETTERS.length())));
        }
        return letters.toString();
    }

    static long updateNumber() {
        return RANDOM.nextLong(100_000_000, 900_000_000);
    }

    static String number() {
        return Long.toString(RANDOM.nextLong(1L << 58, Long.MAX_VALUE));
    }

    static String opaque(String prefix, int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return prefix + HexFormat.of().formatHex(random);
    }
}

package dev.krug.admin.bot;

import java.util.Optional;

/** Numbers as administrators write them; empty when it is none or too large. */
final class Amounts {

    private Amounts() {}

    /** {@code +50}, {@code 50} or {@code -20}; not 0. */
    static Optional<Integer> signed(String text, int most) {
        var plain = text.startsWith("+") ? text.substring(1) : text;
        return plain.matches("-?[1-9][0-9]{0,8}")
                ? Optional.of(Integer.valueOf(plain)).filter(number -> Math.abs(number) <= most)
                : Optional.empty();
    }

    /** As {@link #signed}, above 0. */
    static Optional<Integer> positive(String text, int most) {
        return signed(text, most).filter(number -> number > 0);
    }
}

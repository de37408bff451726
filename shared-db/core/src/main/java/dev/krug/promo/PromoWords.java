package dev.krug.promo;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Answers in words to the questions that make a code; empty answers are to be asked again. */
public final class PromoWords { // MB-346

    private static final Set<String> SKIP = Set.of("пропустить", "skip");
    private static final Set<String> UNLIMITED = Set.of("безлимит", "unlimited", "бесконечно");
    private static final Set<String> NEVER = Set.of("без срока", "бессрочно", "never");

    private PromoWords() {}

    /** A number or the word for nothing, if the type takes it as its value. */
    public static OptionalInt value(PromoType type, String answer) {
        var value = SKIP.contains(word(answer)) ? OptionalInt.of(0) : number(answer);
        return value.isPresent() && type.takes(value.getAsInt()) ? value : OptionalInt.empty();
    }

    /** How often a code may be used; an empty number inside means without limit. */
    public static Optional<OptionalInt> uses(String answer) {
        return limit(answer, UNLIMITED);
    }

    /** For how many days a code holds; an empty number inside means for ever. */
    public static Optional<OptionalInt> days(String answer) {
        return limit(answer, NEVER);
    }

    private static Optional<OptionalInt> limit(String answer, Set<String> without) {
        if (without.contains(word(answer))) {
            return Optional.of(OptionalInt.empty());
        }
        var number = number(answer);
        return number.isPresent() && number.getAsInt() >= 1 ? Optional.of(number) : Optional.empty();
    }

    private static String word(String answer) {
        return answer.strip().toLowerCase(Locale.ROOT);
    }

    private static OptionalInt number(String answer) {
        return answer.strip().matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(answer.strip()))
                : OptionalInt.empty();
    }
}

package dev.krug.promo.bot;

import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoType;
import dev.krug.promo.PromoWords;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@code TYPE VALUE [USES] [DAYS] [source=…] [user=…]}, what a code gives as administrators write it.
 *
 * @param user whom it is for, as written; empty for everybody
 */
record PromoLine(NewPromoCode promo, String user) { // MB-346

    private static final int MOST_WORDS = 4;

    /** Empty if any word of it is wrong. */
    static Optional<PromoLine> of(String text) {
        var words = Arrays.asList(text.strip().split("\\s+"));
        var named = words.stream().filter(word -> word.contains("=")).toList();
        var plain = words.stream().filter(word -> !word.contains("=")).toList();
        if (plain.isEmpty() || plain.size() > MOST_WORDS || !named.stream().allMatch(PromoLine::isKnown)) {
            return Optional.empty();
        }
        return type(plain.getFirst())
                .flatMap(type -> promo(type, plain))
                .map(promo -> new PromoLine(
                        promo.from(valueOf(named, "source=", promo.source())), valueOf(named, "user=", "")))
                .filter(line -> line.promo().violations().isEmpty());
    }

    /** Whatever the case. */
    static Optional<PromoType> type(String word) {
        return Arrays.stream(PromoType.values())
                .filter(type -> type.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Optional<NewPromoCode> promo(PromoType type, List<String> words) {
        var value = PromoWords.value(type, word(words, 1, "skip"));
        var uses = PromoWords.uses(word(words, 2, "unlimited"));
        var days = PromoWords.days(word(words, 3, "never"));
        return value.isPresent() && uses.isPresent() && days.isPresent()
                ? Optional.of(NewPromoCode.of(type, value.getAsInt())
                        .usableTimes(orNull(uses.get()))
                        .forDays(orNull(days.get())))
                : Optional.empty();
    }

    static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static String word(List<String> words, int index, String otherwise) {
        return words.size() > index ? words.get(index) : otherwise;
    }

    private static boolean isKnown(String word) {
        return word.matches("(source|user)=.+");
    }

    private static String valueOf(List<String> named, String prefix, String otherwise) {
        return named.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .findFirst()
                .orElse(otherwise);
    }
}

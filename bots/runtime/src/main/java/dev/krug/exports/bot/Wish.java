package dev.krug.exports.bot;

import dev.krug.exports.Format;
import dev.krug.exports.Kind;
import dev.krug.exports.Order;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** {@code KIND [from] [to] [csv|xlsx]} as administrators write it. */
sealed interface Wish {

    record For(Order order) implements Wish {}

    /** No table of that name, or a word too many. */
    record Unreadable() implements Wish {}

    /** Days that make no period. */
    record BadPeriod() implements Wish {}

    static Wish of(String text) {
        var words = text.strip().split("\\s+");
        var kind = Kind.of(words[0]);
        var format = Format.CSV;
        var days = new ArrayList<LocalDate>();
        for (var word : List.of(words).subList(1, words.length)) {
            var named = Format.of(word);
            if (named.isPresent()) {
                format = named.get();
            } else {
                try {
                    days.add(LocalDate.parse(word));
                } catch (DateTimeException noDay) {
                    return word.matches("[0-9.-]+") ? new BadPeriod() : new Unreadable();
                }
            }
        }
        if (kind.isEmpty() || days.size() > 2) {
            return new Unreadable();
        }
        var from = days.isEmpty() ? null : days.getFirst();
        var to = days.size() < 2 ? null : days.getLast();
        return Order.isPeriod(from, to) ? new For(new Order(kind.get(), format, from, to)) : new BadPeriod();
    }
}

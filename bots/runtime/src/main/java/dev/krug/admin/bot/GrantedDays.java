package dev.krug.admin.bot;

import dev.krug.access.Access;
import dev.krug.access.SubscriptionType;
import java.util.Optional;

/** How long a subscription is given for: {@code month}, {@code year} or {@code days:n}. */
final class GrantedDays { // MB-811

    private GrantedDays() {}

    static Optional<Integer> of(String word) {
        return switch (word) {
            case "month" -> Optional.of(SubscriptionType.MONTH.days());
            case "year" -> Optional.of(SubscriptionType.YEAR.days());
            default ->
                word.startsWith("days:")
                        ? Amounts.positive(word.substring("days:".length()), Access.MOST_DAYS)
                        : Optional.empty();
        };
    }
}

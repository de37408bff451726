package dev.krug.access;

import dev.krug.ledger.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sold and gives access.
 *
 * @param nameKey of its text, which may name {@code count}, the credits
 * @param durationDays null for credits
 * @param credits null for time
 * @param saving against buying the same time month by month; null where there is none
 */
public record Plan(
        UUID id,
        String code,
        String emoji,
        String nameKey,
        @Nullable Integer durationDays,
        @Nullable Integer credits,
        boolean recurring,
        Money price,
        @Nullable Saving saving) {

    /** How much less something costs. */
    public record Saving(int percent, Money amount) {

        /** Of a year against twelve months; null if it saves nothing. */
        static @Nullable Saving of(Money month, Money year) { // MB-321
            long twelve = Math.multiplyExact(12, month.minor());
            long saved = twelve - year.minor();
            return saved <= 0 || month.asset() != year.asset()
                    ? null
                    : new Saving((int) (100 * saved / twelve), new Money(saved, month.asset()));
        }
    }

    public boolean givesTime() {
        return durationDays != null;
    }

    Plan withSaving(@Nullable Saving other) {
        return new Plan(id, code, emoji, nameKey, durationDays, credits, recurring, price, other);
    }
}

package dev.krug.promo;

import dev.krug.users.UserId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A code to be made.
 *
 * @param maxUses null without limit
 * @param days how long it holds from now; null for ever
 * @param source where it is handed out, for instance {@code manual} or the name of a campaign
 * @param assignedTo the only one who may use it; null for everybody
 */
public record NewPromoCode(
        PromoType type,
        int value,
        @Nullable Integer maxUses,
        @Nullable Integer days,
        String source,
        @Nullable UserId assignedTo,
        @Nullable String note) {

    /** The longest that a code holds, unless for ever. */
    public static final int LONGEST_DAYS = 36_500;

    public static NewPromoCode of(PromoType type, int value) {
        return new NewPromoCode(type, value, null, null, "manual", null, null);
    }

    public NewPromoCode usableTimes(@Nullable Integer uses) {
        return new NewPromoCode(type, value, uses, days, source, assignedTo, note);
    }

    public NewPromoCode forDays(@Nullable Integer newDays) {
        return new NewPromoCode(type, value, maxUses, newDays, source, assignedTo, note);
    }

    public NewPromoCode onlyFor(@Nullable UserId user) {
        return new NewPromoCode(type, value, maxUses, days, source, user, note);
    }

    public NewPromoCode from(String newSource) {
        return new NewPromoCode(type, value, maxUses, days, newSource, assignedTo, note);
    }

    public NewPromoCode noting(@Nullable String newNote) {
        return new NewPromoCode(type, value, maxUses, days, source, assignedTo, newNote);
    }

    /** The fields that are not valid; empty when all are. */
    public Map<String, String> violations() { // MB-346
        var wrong = new TreeMap<String, String>();
        if (!type.takes(value)) {
            wrong.put("value", "OUT_OF_RANGE");
        }
        if (maxUses != null && maxUses < 1) {
            wrong.put("maxUses", "OUT_OF_RANGE");
        }
        if (days != null && (days < 1 || days > LONGEST_DAYS)) {
            wrong.put("expiresDays", "OUT_OF_RANGE");
        }
        if (source.isBlank() || source.length() > 50) {
            wrong.put("source", "LENGTH");
        }
        if (note != null && note.length() > 500) {
            wrong.put("note", "LENGTH");
        }
        return wrong;
    }
}

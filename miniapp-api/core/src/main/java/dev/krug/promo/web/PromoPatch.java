package dev.krug.promo.web;

import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoChange;
import dev.krug.web.StrictText;
import dev.krug.web.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what is to change about a code: what is present counts, null takes a limit away. */
final class PromoPatch {

    private static final Set<String> KNOWN = Set.of("maxUses", "expiresDays", "source", "note");

    private final Map<String, @Nullable Object> body;
    private final Instant now;

    PromoPatch(Map<String, @Nullable Object> body, Instant now) {
        this.body = body;
        this.now = now;
    }

    UnaryOperator<PromoChange> read() {
        var violations = new Violations();
        body.keySet().forEach(field -> violations.check(field, KNOWN.contains(field), "UNCHANGEABLE"));
        violations.check("maxUses", isNumberOrNull("maxUses", Integer.MAX_VALUE), "OUT_OF_RANGE");
        violations.check("expiresDays", isNumberOrNull("expiresDays", NewPromoCode.LONGEST_DAYS), "OUT_OF_RANGE");
        violations.check("source", !body.containsKey("source") || isText("source", 1, 50), "LENGTH");
        violations.check("note", body.get("note") == null || isText("note", 0, 500), "LENGTH");
        violations.throwIfAny();
        return this::apply;
    }

    private PromoChange apply(PromoChange was) {
        return new PromoChange(
                body.containsKey("maxUses") ? (Integer) body.get("maxUses") : was.maxUses(),
                body.containsKey("expiresDays") ? expiry((Integer) body.get("expiresDays")) : was.expiresAt(),
                body.get("source") instanceof String source ? source : was.source(),
                body.containsKey("note") ? (String) body.get("note") : was.note());
    }

    private @Nullable Instant expiry(@Nullable Integer days) {
        return days == null ? null : now.plus(Duration.ofDays(days));
    }

    private boolean isNumberOrNull(String field, int most) {
        var value = body.get(field);
        return value == null || value instanceof Integer number && number >= 1 && number <= most;
    }

    private boolean isText(String field, int fewest, int most) {
        return body.get(field) instanceof String text
                && text.strip().length() >= fewest
                && text.length() <= most
                && StrictText.isStorable(text);
    }
}

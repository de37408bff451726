package dev.krug.promo.web;

import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoType;
import dev.krug.users.UserId;
import dev.krug.web.Violations;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator sends to make a code, or {@code count} codes that begin with {@code prefix}. */
record PromoBody(
        @Nullable String code,
        @Nullable String prefix,
        @Nullable Integer count,
        @Nullable Integer length,
        @Nullable String type,
        @Nullable Integer value,
        @Nullable Integer maxUses,
        @Nullable Integer expiresDays,
        @Nullable String source,
        @Nullable UUID assignedUserId,
        @Nullable String note) {

    static final int USUAL_LENGTH = 8; // MB-347

    /** Notes what is missing or unknown; whether the numbers fit is the domain's to say. */
    NewPromoCode read(Violations violations) {
        var known = typeOrNone();
        violations.check("type", known.isPresent(), "INVALID");
        var promoType = known.orElse(PromoType.FREE_MONTH);
        violations.check("value", value != null || promoType == PromoType.FREE_MONTH, "REQUIRED");
        return NewPromoCode.of(promoType, value == null ? 0 : value)
                .usableTimes(maxUses)
                .forDays(expiresDays)
                .from(source == null ? "manual" : source)
                .noting(note)
                .onlyFor(assignedUserId == null ? null : new UserId(assignedUserId));
    }

    private Optional<PromoType> typeOrNone() {
        var wanted = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return Arrays.stream(PromoType.values())
                .filter(promo -> promo.code().equals(wanted))
                .findFirst();
    }
}

package dev.krug.promo;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promo code as stored.
 *
 * @param maxUses null without limit
 * @param expiresAt from then on it does not work; null for never
 * @param disabledAt null unless an administrator stopped it
 * @param personal only for {@code assignedTo}; for nobody once they are erased
 */
public record PromoCode(
        UUID id,
        String code,
        PromoType type,
        int value,
        @Nullable Integer maxUses,
        int currentUses,
        @Nullable Instant expiresAt,
        @Nullable Instant disabledAt,
        String source,
        boolean personal,
        @Nullable UserId assignedTo,
        @Nullable String note,
        Instant createdAt) {

    /** As administrators see it. */
    public enum State {
        ACTIVE,
        DISABLED,
        EXPIRED,
        EXHAUSTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state(Instant now) { // MB-349
        if (disabledAt != null) {
            return State.DISABLED;
        } else if (expiresAt != null && !now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return maxUses != null && currentUses >= maxUses ? State.EXHAUSTED : State.ACTIVE;
    }

    boolean isFor(UserId user) {
        return !personal || user.equals(assignedTo);
    }

    /** What a use of it gives, named so that the same person gets it once. */
    String grantKey() {
        return "promo:" + code;
    }
}

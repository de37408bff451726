package dev.krug.access;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something about access that somebody should know in time.
 *
 * @param row the subscription that ends, or the grant that is nearly used up
 * @param moment of the end or of the grant; row, kind and moment name the reminder
 * @param left trainings, for {@link Kind#LOW}
 */
public record Reminder(UserId user, Kind kind, UUID row, Instant moment, int left) { // MB-351

    /** What it is about; stored in lower case. */
    public enum Kind {
        /** A year ends within a week. */
        ENDS_7,
        ENDS_3,
        ENDS_1,
        ENDED,
        /** At most two trainings are left, and no subscription. */
        LOW;

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same for the same reminder, over the whole platform. */
    public String key() {
        return "access_" + kind.code() + ":" + row + ":" + moment.getEpochSecond();
    }
}

package dev.krug.challenges;

import dev.krug.users.UserId;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Something to tell of a streak.
 *
 * @param date the user's own
 */
public record StreakNotice(UserId user, Kind kind, LocalDate date, Streak streak) {

    /** In danger in the evening, lost on the morning after. */
    public enum Kind {
        DANGER,
        LOST
    }

    /** The same however often it is found. */
    public String key() {
        return "streak-" + kind.name().toLowerCase(Locale.ROOT) + ":" + date + ":" + user.value();
    }
}

package dev.krug.notifications;

import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When a user wants to be left alone, and which reminders they want; times are the user's local ones.
 *
 * @param quietFrom may be later than {@code quietTo}, across midnight; equal to it there is no quiet at all
 */
public record NotificationSettings(
        LocalTime quietFrom,
        LocalTime quietTo,
        boolean quietEnabled,
        boolean remindersMorning,
        boolean remindersEvening) {

    /** What counts until the user chooses. */
    public static final NotificationSettings DEFAULT =
            new NotificationSettings(LocalTime.of(22, 0), LocalTime.of(9, 0), true, true, true);

    /** Whether deliveries wait at this local time. */
    public boolean isQuietAt(LocalTime time) { // CORE-333
        if (!quietEnabled || quietFrom.equals(quietTo)) {
            return false;
        }
        boolean started = !time.isBefore(quietFrom);
        boolean goesOn = time.isBefore(quietTo);
        return quietFrom.isBefore(quietTo) ? started && goesOn : started || goesOn;
    }

    /** When deliveries go on that are asked for at this time in the user's zone; that time itself when it is not quiet. */
    public ZonedDateTime quietUntil(ZonedDateTime time) {
        if (!isQuietAt(time.toLocalTime())) {
            return time;
        }
        var sameDay = time.with(quietTo);
        return sameDay.isAfter(time) ? sameDay : sameDay.plusDays(1);
    }
}

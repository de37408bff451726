package dev.krug.notifications;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The parts of {@link NotificationSettings} that a user changes; null leaves one as it is. */
public record SettingsChange(
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        @Nullable Boolean quietEnabled,
        @Nullable Boolean remindersMorning,
        @Nullable Boolean remindersEvening) {

    public boolean isEmpty() {
        return equals(new SettingsChange(null, null, null, null, null));
    }
}

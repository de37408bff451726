package dev.krug.users.web;

import dev.krug.notifications.NotificationSettings;
import dev.krug.notifications.Preference;
import dev.krug.users.User;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What users set for themselves. */
record SettingsView(
        @Nullable String displayName,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String avatarUrl,
        String language,
        String languageCode,
        String timezone,
        String timeZone,
        @Nullable LocalDate birthDate,
        @Nullable String gender,
        boolean isOnboarded,
        boolean isTermsAccepted,
        boolean hideFromLeaderboard,
        String quietFrom,
        String quietTo,
        boolean quietEnabled,
        boolean remindersMorning,
        boolean remindersEvening,
        List<Choice> preferences) { // MB-115

    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** One category on one channel. */
    record Choice(String category, String channel, boolean enabled) {

        static Choice of(Preference preference) {
            return new Choice(preference.category().code(), preference.channel().code(), preference.enabled());
        }
    }

    static SettingsView of(
            User user, @Nullable LocalDate birthDate, NotificationSettings settings, List<Preference> preferences) {
        var profile = user.profile();
        var language = user.language().code();
        return new SettingsView(
                profile.displayName(),
                profile.firstName(),
                profile.lastName(),
                profile.username(),
                profile.avatarUrl(),
                language,
                language,
                profile.timezone(),
                profile.timezone(),
                birthDate,
                profile.gender(),
                user.onboarded(),
                user.termsAcceptedAt() != null,
                user.progress().hiddenFromLeaderboards(),
                HOURS.format(settings.quietFrom()),
                HOURS.format(settings.quietTo()),
                settings.quietEnabled(),
                settings.remindersMorning(),
                settings.remindersEvening(),
                preferences.stream().map(Choice::of).toList());
    }
}

package dev.krug.users.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users see of themselves. */
public record Me(
        UUID id,
        String userType,
        String role,
        @Nullable String displayName,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String fullName,
        @Nullable String username,
        @Nullable String avatarUrl,
        String languageCode,
        String language,
        String timezone,
        String timeZone,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate dateOfBirth,
        @Nullable String gender,
        @Nullable Telegram telegram,
        @Nullable String email,
        boolean emailVerified,
        boolean isVerified,
        @Nullable Instant emailVerifiedAt,
        @Nullable String phone,
        int currentStreak,
        int bestStreak,
        int totalActiveDays,
        @Nullable LocalDate lastActivityDate,
        boolean isOnboarded,
        boolean isTermsAccepted,
        @Nullable Instant termsAcceptedAt,
        String referralCode,
        @Nullable Instant lastLoginAt,
        Instant createdAt,
        Instant updatedAt,
        @JsonAnyGetter Map<String, Map<String, Object>> parts) {

    /** What Telegram tells of the user. */
    public record Telegram(
            long id,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String languageCode,
            boolean isPremium,
            @Nullable String photoUrl,
            boolean addedToAttachmentMenu,
            boolean allowsWriteToPm) {

        static Telegram of(TelegramProfile profile) {
            return new Telegram(
                    profile.id(),
                    profile.username(),
                    profile.firstName(),
                    profile.lastName(),
                    profile.languageCode(),
                    Boolean.TRUE.equals(profile.premium()),
                    profile.photoUrl(),
                    Boolean.TRUE.equals(profile.addedToAttachmentMenu()),
                    Boolean.TRUE.equals(profile.allowsWriteToPm()));
        }
    }

    static Me of(User user, @Nullable LocalDate birthDate, Map<String, Map<String, Object>> parts) {
        var profile = user.profile();
        var language = user.language().code();
        return new Me(
                user.id().value(),
                user.guest() ? "guest" : "registered",
                user.role().name().toLowerCase(Locale.ROOT),
                profile.displayName(),
                profile.firstName(),
                profile.lastName(),
                fullName(profile),
                profile.username(),
                profile.avatarUrl(),
                language,
                language,
                profile.timezone(),
                profile.timezone(),
                birthDate,
                birthDate,
                profile.gender(),
                user.telegram() == null ? null : Telegram.of(user.telegram()),
                null,
                false,
                false,
                null,
                null,
                user.streak().current(),
                user.streak().best(),
                user.streak().totalActiveDays(),
                user.streak().lastActivityDate(),
                user.onboarded(),
                user.termsAcceptedAt() != null,
                user.termsAcceptedAt(),
                user.referralCode(),
                user.lastLoginAt(),
                user.createdAt(),
                user.updatedAt(),
                parts);
    }

    private static @Nullable String fullName(User.Profile profile) {
        if (profile.firstName() == null) {
            return profile.lastName();
        }
        return profile.lastName() == null ? profile.firstName() : profile.firstName() + " " + profile.lastName();
    }
}

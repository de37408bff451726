package dev.krug.users;

import dev.krug.i18n.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user as stored. */
public record User(
        UserId id,
        boolean guest,
        Role role,
        Status status,
        @Nullable Instant bannedUntil,
        @Nullable String banReason,
        Profile profile,
        @Nullable TelegramProfile telegram,
        Progress progress,
        Streak streak,
        String referralCode,
        boolean onboarded,
        @Nullable Instant termsAcceptedAt,
        @Nullable Instant lastLoginAt,
        @Nullable Instant lastSeenAt,
        @Nullable Instant tokensValidAfter,
        Instant createdAt,
        Instant updatedAt) {

    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Moscow");

    public enum Status {
        ACTIVE,
        BANNED,
        DELETED,
        MERGED
    }

    /**
     * What the user says of themselves.
     *
     * @param sealedBirthDate opened by {@link BirthDates} alone
     */
    public record Profile(
            @Nullable String displayName,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String username,
            @Nullable String avatarUrl,
            @Nullable String languageCode,
            String timezone,
            @Nullable String gender,
            @Nullable String sealedBirthDate) {}

    /** What was earned over all bots. */
    public record Progress(
            long totalXp, int level, int totalTrainings, long totalScore, boolean hiddenFromLeaderboards) {}

    /** Days in a row on which the app was opened. */
    public record Streak(
            int current,
            int best,
            int totalActiveDays,
            @Nullable LocalDate lastActivityDate) {}

    public Language language() {
        return Language.of(profile.languageCode(), telegram == null ? null : telegram.languageCode());
    }

    /** What others read: the first name, else the Telegram username, else nothing; as on the leaderboards. */
    public String publicName() { // MB-231
        var known = Stream.of(
                telegram == null ? "" : telegram.firstName(),
                profile.firstName(),
                telegram == null || telegram.username() == null ? "" : "@" + telegram.username());
        return known.filter(name -> name != null && !name.isEmpty()).findFirst().orElse("");
    }

    /** The stored zone; Moscow where it is unknown to this machine. */
    public ZoneId zone() {
        try {
            return ZoneId.of(profile.timezone());
        } catch (DateTimeException unknown) {
            return DEFAULT_ZONE;
        }
    }

    User withRole(Role other) {
        return new User(
                id,
                guest,
                other,
                status,
                bannedUntil,
                banReason,
                profile,
                telegram,
                progress,
                streak,
                referralCode,
                onboarded,
                termsAcceptedAt,
                lastLoginAt,
                lastSeenAt,
                tokensValidAfter,
                createdAt,
                updatedAt);
    }

    /** From {@code bannedUntil} on a ban counts as ended. */
    public boolean isBanned(Instant now) { // CORE-115
        return status == Status.BANNED && (bannedUntil == null || now.isBefore(bannedUntil));
    }
}

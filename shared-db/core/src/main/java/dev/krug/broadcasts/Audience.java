package dev.krug.broadcasts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant: all of these at once, what is null or empty does not restrict. Banned and erased people, those who
 * blocked or never started every chosen bot, and those who do not want promotion are never meant.
 *
 * @param subscription {@code active}, {@code none}, {@code expired}, or {@code ends} with {@code endsWithinDays}
 * @param percent a stable random share of the rest, 1 to 100
 * @param notInLastHours leaves out who got another broadcast within so many hours
 */
public record Audience( // MB-831
        List<String> languages,
        List<String> roles,
        @Nullable Integer levelMin,
        @Nullable Integer levelMax,
        @Nullable Long xpMin,
        @Nullable Long xpMax,
        @Nullable String hasBadge,
        @Nullable String lacksBadge,
        @Nullable String subscription,
        @Nullable Integer endsWithinDays,
        @Nullable Integer creditsMin,
        @Nullable Integer creditsMax,
        @Nullable Integer trainingsMin,
        @Nullable Integer trainingsMax,
        @Nullable Instant activeBefore,
        @Nullable Instant activeAfter,
        @Nullable Integer activeWithinDays,
        @Nullable Instant registeredBefore,
        @Nullable Instant registeredAfter,
        @Nullable Integer streakMin,
        List<String> timezones,
        List<UUID> userIds,
        List<UUID> excludedIds,
        @Nullable Integer percent,
        @Nullable Integer notInLastHours) {

    /** Everybody who can be reached. */
    public static final Audience EVERYBODY = new Audience(
            List.of(), List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, List.of(), List.of(), List.of(), null, null);

    @SuppressWarnings("NullAway") // a list that JSON leaves out comes as null
    public Audience {
        languages = languages == null ? List.of() : List.copyOf(languages);
        roles = roles == null ? List.of() : List.copyOf(roles);
        timezones = timezones == null ? List.of() : List.copyOf(timezones);
        userIds = userIds == null ? List.of() : List.copyOf(userIds);
        excludedIds = excludedIds == null ? List.of() : List.copyOf(excludedIds);
    }
}

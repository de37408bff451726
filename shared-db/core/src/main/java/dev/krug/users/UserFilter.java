package dev.krug.users;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which people an administrator looks for; what is null does not restrict.
 *
 * @param text an id, a Telegram id, or a part of a name or username, case ignored
 * @param seenFrom inclusive
 * @param seenTo exclusive
 * @param conditions values by the names of {@link UserCondition}s
 */
public record UserFilter(
        @Nullable String text,
        @Nullable Role role,
        User.@Nullable Status status,
        @Nullable Integer levelFrom,
        @Nullable Integer levelTo,
        @Nullable Long xpFrom,
        @Nullable Long xpTo,
        @Nullable Instant seenFrom,
        @Nullable Instant seenTo,
        Map<String, String> conditions) {

    /** By text alone. */
    public static UserFilter of(String text) {
        return new UserFilter(text, null, null, null, null, null, null, null, null, Map.of());
    }
}

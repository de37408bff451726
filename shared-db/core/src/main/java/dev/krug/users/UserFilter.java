package dev.krug.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which people an administrator looks for; what is null does not restrict.
 *
 * @param text an id, a Telegram id, or a part of a name or username, case ignored
 * @param seenFrom inclusive
 * @param seenTo exclusive
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
        @Nullable Instant seenTo) {

    /** By text alone. */
    public static UserFilter of(String text) {
        return new UserFilter(text, null, null, null, null, null, null, null, null);
    }
}

package dev.krug.users;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The profile columns that a user changes, by column name; absent columns stay, null clears. Values are checked by the
 * caller; {@code birth_date} is a {@link java.time.LocalDate}, which is sealed before it is stored.
 */
public record ProfileChange(Map<String, @Nullable Object> columns) {

    static final String USERNAME = "username";
    static final String TIMEZONE = "timezone";
    static final String BIRTH_DATE = "birth_date";

    private static final Set<String> ALLOWED = Set.of(
            "display_name",
            "first_name",
            "last_name",
            USERNAME,
            "avatar_url",
            "language_code",
            TIMEZONE,
            "gender",
            BIRTH_DATE,
            "is_onboarded",
            "is_terms_accepted",
            "hide_from_leaderboard");

    public ProfileChange {
        for (var column : columns.keySet()) {
            if (!ALLOWED.contains(column)) {
                throw new IllegalArgumentException(column + " is not the user's to change");
            }
        }
    }

    @Nullable
    String text(String column) {
        return (String) columns.get(column);
    }
}

package dev.krug.users;

import static dev.krug.kernel.Rows.get;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code users}. */
final class UserRow {

    static final String COLUMNS = """
            id, user_type, role, status, banned_until, ban_reason, display_name, first_name, last_name, username,
            avatar_url, language_code, timezone, gender, birth_date_enc, telegram_id, tg_first_name, tg_last_name, tg_username,
            tg_language_code, tg_is_premium, tg_photo_url, tg_added_to_attachment_menu, tg_allows_write_to_pm,
            total_xp, level, total_trainings, total_score, hide_from_leaderboard, current_streak, best_streak,
            total_active_days, last_activity_date, referral_code, is_onboarded, terms_accepted_at, last_login_at,
            last_seen_at, tokens_valid_after, created_at, updated_at, merged_into
            """;

    private UserRow() {}

    static User read(Readable row) {
        return new User(
                new UserId(get(row, "id", UUID.class)),
                get(row, "user_type", String.class).equals("guest"),
                Role.of(get(row, "role", String.class)),
                User.Status.valueOf(get(row, "status", String.class).toUpperCase(Locale.ROOT)),
                row.get("banned_until", Instant.class),
                row.get("ban_reason", String.class),
                profile(row),
                telegram(row),
                progress(row),
                streak(row),
                get(row, "referral_code", String.class),
                get(row, "is_onboarded", Boolean.class),
                row.get("terms_accepted_at", Instant.class),
                row.get("last_login_at", Instant.class),
                row.get("last_seen_at", Instant.class),
                row.get("tokens_valid_after", Instant.class),
                get(row, "created_at", Instant.class),
                get(row, "updated_at", Instant.class));
    }

    private static User.Profile profile(Readable row) {
        return new User.Profile(
                row.get("display_name", String.class),
                row.get("first_name", String.class),
                row.get("last_name", String.class),
                row.get("username", String.class),
                row.get("avatar_url", String.class),
                row.get("language_code", String.class),
                get(row, "timezone", String.class),
                row.get("gender", String.class),
                row.get("birth_date_enc", String.class));
    }

    private static @Nullable TelegramProfile telegram(Readable row) {
        var id = row.get("telegram_id", Long.class);
        return id == null
                ? null
                : new TelegramProfile(
                        id,
                        row.get("tg_first_name", String.class),
                        row.get("tg_last_name", String.class),
                        row.get("tg_username", String.class),
                        row.get("tg_language_code", String.class),
                        row.get("tg_is_premium", Boolean.class),
                        row.get("tg_photo_url", String.class),
                        row.get("tg_added_to_attachment_menu", Boolean.class),
                        row.get("tg_allows_write_to_pm", Boolean.class));
    }

    private static User.Progress progress(Readable row) {
        return new User.Progress(
                get(row, "total_xp", Long.class),
                get(row, "level", Integer.class),
                get(row, "total_trainings", Integer.class),
                get(row, "total_score", Long.class),
                get(row, "hide_from_leaderboard", Boolean.class));
    }

    private static User.Streak streak(Readable row) {
        return new User.Streak(
                get(row, "current_streak", Integer.class),
                get(row, "best_streak", Integer.class),
                get(row, "total_active_days", Integer.class),
                row.get("last_activity_date", LocalDate.class));
    }
}

package dev.krug.exports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be had as a file: columns as the file names them, and the moment that a period is about. Rows come in the
 * order of their ids, which is that of their making.
 */
public enum Kind { // MB-840
    USERS("users t", "t.created_at", """
            id; telegram_id; tg_username as username; tg_first_name as first_name; tg_last_name as last_name;
            coalesce(language_code, tg_language_code) as language; timezone; role; status; banned_until; total_xp; level;
            total_trainings; total_score; hide_from_leaderboard; created_at as registration_date;
            last_seen_at as last_activity
            """, "t.user_type = 'registered' and t.status in ('active', 'banned')"),
    PROMOCODES("promocodes t", "t.created_at", """
            code; type; value; max_uses; current_uses; expires_at; disabled_at; source; personal; assigned_user_id;
            created_by; note; created_at
            """),
    USAGES("promocode_usage t join promocodes p on p.id = t.promocode_id", "t.used_at", """
            p.code as code; p.type as type; t.user_id as user_id; t.bot_name as bot; t.state as state;
            cast(t.effect as text) as effect; t.used_at as used_at
            """),
    TRAININGS("training_history t", "t.training_date", """
            training_id; user_id; scenario_name; scenario_version; started_at; training_date; total_score; clarity_level;
            question_count; contextual_questions; cast(per_type_counts as text) as per_type_counts; completion_reason;
            xp_awarded
            """),
    QUIZ_GAMES("quiz_games t", "t.started_at", """
            id; user_id; mode; cast(params as text) as params; status; size; score; correct; wrong; timeouts; best_run;
            xp_awarded; duel_id; daily_date; started_at; finished_at
            """),
    XP("xp_events t", "t.created_at", """
            user_id; bot_name as bot; delta; reason; source_key; total_after; level_before; level_after; local_date;
            created_at
            """),
    AUDIT("audit_log t", "t.at", """
            at; action; outcome; actor_user_id; actor_role; channel; bot_name as bot; target_type; target_id;
            cast(before as text) as before; cast(after as text) as after; reason; request_id
            """),
    BROADCASTS("broadcasts t", "t.created_at", """
            id; title; array_to_string(bot_names, ' ') as bots; state; scheduled_at; started_at; finished_at; total; sent;
            failed; blocked; skipped; unknown; rate_per_sec;
            (select cast(jsonb_object_agg(r.why, r.n) as text) from (select concat_ws(' ', state, error) as why, count(*) as n
            from broadcast_recipients where broadcast_id = t.id and state in ('failed', 'blocked', 'skipped', 'unknown')
            group by 1) r) as losses; created_by; created_at
            """);

    private final String from;
    private final String moment;
    private final List<String> columns;
    private final String condition;

    Kind(String from, String moment, String columns) {
        this(from, moment, columns, "true");
    }

    Kind(String from, String moment, String columns, String condition) {
        this.from = from;
        this.moment = moment;
        this.columns = Arrays.stream(columns.split(";")).map(String::strip).toList();
        this.condition = condition;
    }

    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> header() {
        return columns.stream()
                .map(column -> column.substring(column.lastIndexOf(' ') + 1))
                .toList();
    }

    /** So many rows behind the one of that id; the id is the first column. */
    String page() {
        return "select t.id as row_id, " + String.join(", ", columns) + " from " + from + " where t.id > :after and "
                + moment + " >= :since and " + moment + " < :until and " + condition + " order by t.id limit :limit";
    }
}

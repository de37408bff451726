package dev.krug.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is counted for each day. Its statement answers day, bot, dimension and value for the moments from
 * {@code :from} until {@code :until} in {@code :zone}; reading many domains' tables is what statistics are for.
 */
public enum Metric { // MB-820
    NEW_USERS(Shape.LINE, """
            select (created_at at time zone :zone)::date, '', '', count(*) from users
            where user_type = 'registered' and created_at >= :from and created_at < :until group by 1
            """),
    ACTIVE_USERS(Shape.LINE, """
            select day, bot, '', count(distinct user_id) from (
              select (occurred_at at time zone :zone)::date as day, unnest(array['', bot_name]) as bot, user_id
              from activity_events where occurred_at >= :from and occurred_at < :until
              union select (created_at at time zone :zone)::date, unnest(array['', bot_name]), user_id
              from xp_events where created_at >= :from and created_at < :until) seen
            group by 1, 2
            """, true),
    TRAININGS_STARTED(Shape.BAR, """
            select (consumed_at at time zone :zone)::date, bot_name, '', count(*) from access_consumptions
            where bot_name = 'spin_bot' and consumed_at >= :from and consumed_at < :until group by 1, 2
            """),
    TRAININGS_COMPLETED(Shape.BAR, """
            select (training_date at time zone :zone)::date, 'spin_bot', '', count(*) from training_history
            where training_date >= :from and training_date < :until group by 1
            """),
    TRAINING_SCORE(Shape.LINE, """
            select (training_date at time zone :zone)::date, 'spin_bot', '', round(avg(total_score), 1)
            from training_history where training_date >= :from and training_date < :until group by 1
            """),
    TRAINING_CLARITY(Shape.LINE, """
            select (training_date at time zone :zone)::date, 'spin_bot', '', round(avg(clarity_level), 1)
            from training_history where training_date >= :from and training_date < :until group by 1
            """),
    QUESTIONS(Shape.STACKED, """
            select (training_date at time zone :zone)::date, 'spin_bot', kind.key, sum(kind.value::int)
            from training_history, jsonb_each_text(per_type_counts) kind
            where training_date >= :from and training_date < :until group by 1, 3
            """),
    QUIZ_GAMES(Shape.STACKED, """
            select (finished_at at time zone :zone)::date, 'quiz_bot', mode, count(*) from quiz_games
            where status = 'finished' and finished_at >= :from and finished_at < :until group by 1, 3
            """),
    QUIZ_ANSWERS(Shape.STACKED, """
            select (answered_at at time zone :zone)::date, 'quiz_bot', outcome, count(*) from quiz_game_questions
            where answered_at >= :from and answered_at < :until group by 1, 3
            """),
    DUELS(Shape.BAR, """
            select (finished_at at time zone :zone)::date, 'quiz_bot', '', count(*) from quiz_duels
            where status = 'finished' and finished_at >= :from and finished_at < :until group by 1
            """),
    CHALLENGES(Shape.STACKED, """
            select (p.completed_at at time zone :zone)::date, 'challenge_bot', d.slot, count(*)
            from challenge_progress p join daily_challenges d on d.id = p.daily_challenge_id
            where p.completed_at >= :from and p.completed_at < :until group by 1, 3
            """),
    XP(Shape.STACKED, """
            select (created_at at time zone :zone)::date, bot_name, bot_name, sum(delta) from xp_events
            where delta > 0 and reason not in ('admin', 'import') and created_at >= :from and created_at < :until
            group by 1, 2
            """),
    PROMO_ACTIVATIONS(Shape.STACKED, """
            select (u.used_at at time zone :zone)::date, u.bot_name, p.code, count(*)
            from promocode_usage u join promocodes p on p.id = u.promocode_id
            where u.state = 'used' and u.used_at >= :from and u.used_at < :until group by 1, 2, 3
            """),
    CHANNEL_BONUSES(Shape.BAR, """
            select (created_at at time zone :zone)::date, '', '', count(*) from free_trainings
            where source = 'channel' and created_at >= :from and created_at < :until group by 1
            """),
    BROADCAST_MESSAGES(Shape.STACKED, """
            select (sent_at at time zone :zone)::date, bot_name, state, count(*) from broadcast_recipients
            where sent_at >= :from and sent_at < :until group by 1, 2, 3
            """);

    /** How it is drawn. */
    public enum Shape {
        LINE,
        BAR,
        STACKED
    }

    private final Shape shape;
    private final String sql;
    private final boolean countsPeople;

    Metric(Shape shape, String sql) {
        this(shape, sql, false);
    }

    Metric(Shape shape, String sql, boolean countsPeople) {
        this.shape = shape;
        this.sql = sql;
        this.countsPeople = countsPeople;
    }

    public static Optional<Metric> of(String code) {
        return Arrays.stream(values())
                .filter(metric -> metric.code().equals(code))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Shape shape() {
        return shape;
    }

    String sql() {
        return sql;
    }

    /** People of two bots may be the same ones, so that all bots together are counted apart, under no name. */
    boolean countsPeople() {
        return countsPeople;
    }
}

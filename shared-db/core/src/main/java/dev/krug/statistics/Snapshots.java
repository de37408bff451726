package dev.krug.statistics;

import static dev.krug.kernel.Rows.get;

import dev.krug.statistics.Overview.Cohort;
import dev.krug.statistics.Overview.Slice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What is true at this moment, in one statement each. */
final class Snapshots {

    private static final String NUMBERS = """
            select 'total_users' as name, count(*)::numeric as value from users
              where user_type = 'registered' and status in ('active', 'banned')
            union all select 'banned_users', count(*) from users where status = 'banned'
            union all select 'active_day', count(*) from users where last_seen_at >= :now - interval '1 day'
            union all select 'active_week', count(*) from users where last_seen_at >= :now - interval '7 days'
            union all select 'active_month', count(*) from users where last_seen_at >= :now - interval '30 days'
            union all select 'subscribers', count(distinct user_id) from subscriptions
              where kind = 'time' and end_date > :now
            union all select 'credits', coalesce(sum(credits_left), 0) from subscriptions where kind = 'lot'
            union all select 'promo_active', count(*) from promocodes where disabled_at is null
              and (expires_at is null or expires_at > :now) and (max_uses is null or current_uses < max_uses)
            union all select 'promo_disabled', count(*) from promocodes where disabled_at is not null
            union all select 'promo_expired', count(*) from promocodes
              where disabled_at is null and expires_at <= :now
            union all select 'promo_exhausted', count(*) from promocodes where disabled_at is null
              and (expires_at is null or expires_at > :now) and current_uses >= max_uses
            union all select 'promo_uses', coalesce(sum(current_uses), 0) from promocodes
            """;
    private static final String LEVELS = """
            select case when level < 10 then level::text else (level / 10 * 10)::text || '+' end as name,
              count(*) as n, min(level) as first
            from users where user_type = 'registered' and status in ('active', 'banned') group by 1 order by first
            """;
    private static final String STREAKS = """
            select case when current < 3 then '1-2' when current < 7 then '3-6' when current < 14 then '7-13'
                when current < 30 then '14-29' else '30+' end as name, count(*) as n, min(current) as first
            from challenge_streaks where last_completed_on >= cast(:now as date) - 3 group by 1 order by first
            """;
    private static final String COHORTS = """
            with came as (
              select id, (created_at at time zone :zone)::date as day from users
              where user_type = 'registered' and created_at >= :now - interval '31 days'),
            back as (
              select distinct c.id, c.day, (x.created_at at time zone :zone)::date - c.day as later
              from came c join xp_events x on x.user_id = c.id)
            select c.day::text as day, count(*) as size,
              case when c.day + 1 <= (:now at time zone :zone)::date then (100 * count(*) filter (where exists (
                select from back b where b.id = c.id and b.later = 1)) / count(*))::int end as day1,
              case when c.day + 7 <= (:now at time zone :zone)::date then (100 * count(*) filter (where exists (
                select from back b where b.id = c.id and b.later = 7)) / count(*))::int end as day7,
              case when c.day + 30 <= (:now at time zone :zone)::date then (100 * count(*) filter (where exists (
                select from back b where b.id = c.id and b.later = 30)) / count(*))::int end as day30
            from came c group by c.day order by c.day
            """;

    private Snapshots() {}

    static Mono<Overview> of(DatabaseClient database, Instant now, ZoneId zone) {
        return Mono.zip(
                        numbers(database, now),
                        slices(database.sql(LEVELS)),
                        slices(database.sql(STREAKS).bind("now", now)),
                        cohorts(database, now, zone))
                .map(read -> new Overview(read.getT1(), read.getT2(), read.getT3(), read.getT4()));
    }

    private static Mono<Map<String, BigDecimal>> numbers(DatabaseClient database, Instant now) {
        return database.sql(NUMBERS)
                .bind("now", now)
                .map(row -> Map.entry(get(row, "name", String.class), get(row, "value", BigDecimal.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Mono<List<Slice>> slices(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .map(row -> new Slice(get(row, "name", String.class), get(row, "n", Long.class)))
                .all()
                .collectList();
    }

    private static Mono<List<Cohort>> cohorts(DatabaseClient database, Instant now, ZoneId zone) {
        return database.sql(COHORTS)
                .bind("now", now)
                .bind("zone", zone.getId())
                .map(row -> new Cohort(
                        get(row, "day", String.class),
                        get(row, "size", Long.class),
                        row.get("day1", Integer.class),
                        row.get("day7", Integer.class),
                        row.get("day30", Integer.class)))
                .all()
                .collectList();
    }
}

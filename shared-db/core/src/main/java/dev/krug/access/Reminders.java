package dev.krug.access;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds who should be reminded of their access, each at most once. What could not be told within a day after it
 * happened is not told any more, and of several moments that have passed only the last counts.
 */
@Service
public class Reminders { // MB-351

    private static final Duration TOLD_WITHIN = Duration.ofDays(1);
    private static final int FEW = 2;
    private static final int MOST_IN_A_RUN = 5_000;

    private static final String NOT_YET = """
             and not exists (select from access_reminders r
                where r.row_id = due.row_id and r.kind = due.kind and r.moment = due.moment)
             order by due.moment limit :limit
            """;

    /** A subscription that renews itself has its own notices; a moment before the last grant has passed unseen. */
    private static final String ENDS = """
            select due.* from (
                select s.user_id, s.id as row_id, s.end_date as moment, p.created_at as since, 0 as left_over,
                    case when s.end_date <= :now + interval '1 day' then 'ends_1'
                        when s.end_date <= :now + interval '3 days' then 'ends_3' else 'ends_7' end as kind,
                    case when s.end_date <= :now + interval '1 day' then interval '1 day'
                        when s.end_date <= :now + interval '3 days' then interval '3 days'
                        else interval '7 days' end as before, p.subscription_type as type
                from subscriptions s join lateral (
                    select created_at, subscription_type from subscription_periods
                    where subscription_id = s.id and ends_at > starts_at order by starts_at desc limit 1) p on true
                where s.kind = 'time' and s.scope = 'platform' and s.status in ('active', 'canceled')
                  and (s.status = 'canceled' or s.cancel_at_period_end)
                  and s.end_date > :now and s.end_date <= :now + interval '7 days') due
            where due.moment - due.before >= due.since and (due.kind <> 'ends_7' or due.type = 'year')
            """ + NOT_YET;

    private static final String ENDED = """
            select due.* from (
                select s.user_id, s.id as row_id, s.end_date as moment, 'ended' as kind, 0 as left_over
                from subscriptions s
                where s.kind = 'time' and s.scope = 'platform' and s.end_date > :since
                  and coalesce(s.grace_until, s.end_date) <= :now
                  and not exists (select from subscriptions other where other.user_id = s.user_id
                    and other.kind = 'time' and other.scope = 'platform' and other.end_date > :now)) due
            where true
            """ + NOT_YET;

    private static final String LOW = """
            select due.* from (
                select u.user_id, g.id as row_id, g.created_at as moment, 'low' as kind, n.units as left_over
                from (select distinct user_id from access_consumptions
                    where access_type in ('credits', 'free_trainings') and returned_at is null
                      and consumed_at > :since) u
                cross join lateral (
                    select (select coalesce(sum(credits_left), 0) from subscriptions
                            where user_id = u.user_id and kind = 'lot')
                        + (select coalesce(sum(trainings_left), 0) from free_trainings where user_id = u.user_id) as units) n
                cross join lateral (
                    select id, created_at from (
                        select id, created_at from subscriptions where user_id = u.user_id and kind = 'lot'
                        union all select id, created_at from free_trainings where user_id = u.user_id) all_grants
                    order by created_at desc, id desc limit 1) g
                where n.units <= :few
                  and exists (select from access_consumptions c where c.user_id = u.user_id
                    and c.access_type in ('credits', 'free_trainings') and c.returned_at is null
                    and c.consumed_at >= g.created_at)
                  and not exists (select from subscriptions s where s.user_id = u.user_id and s.kind = 'time'
                    and s.scope = 'platform' and s.status in ('active', 'past_due', 'canceled')
                    and coalesce(s.grace_until, s.end_date) > :now)) due
            where true
            """ + NOT_YET;

    private final DatabaseClient database;
    private final Clock clock;

    Reminders(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that nobody has claimed yet. */
    public Flux<Reminder> due() {
        var now = clock.instant();
        var since = now.minus(TOLD_WITHIN);
        return Flux.concat(
                all(database.sql(ENDS).bind("now", now)),
                all(database.sql(ENDED).bind("now", now).bind("since", since)),
                all(database.sql(LOW).bind("now", now).bind("since", since).bind("few", FEW)));
    }

    private static Flux<Reminder> all(DatabaseClient.GenericExecuteSpec statement) {
        return statement.bind("limit", MOST_IN_A_RUN).map(Reminders::read).all();
    }

    private static Reminder read(Readable row) {
        return new Reminder(
                new UserId(get(row, "user_id", UUID.class)),
                Reminder.Kind.of(get(row, "kind", String.class)),
                get(row, "row_id", UUID.class),
                get(row, "moment", Instant.class),
                get(row, "left_over", Integer.class));
    }

    /** True for one of all who would tell it; runs in the transaction that tells it. */
    public Mono<Boolean> claim(Reminder reminder) {
        return database.sql("""
                        insert into access_reminders (user_id, row_id, kind, moment, created_at)
                        values (:user, :row, :kind, :moment, :now) on conflict (row_id, kind, moment) do nothing
                        """)
                .bind("user", reminder.user().value())
                .bind("row", reminder.row())
                .bind("kind", reminder.kind().code())
                .bind("moment", reminder.moment())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}

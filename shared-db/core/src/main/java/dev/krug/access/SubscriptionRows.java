package dev.krug.access;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads subscriptions and their periods. */
@Repository
class SubscriptionRows {

    private static final String COLUMNS = """
            select s.id, coalesce(p.subscription_type, case s.kind when 'lot' then 'credits' else 'month' end) as type,
              g.code as product, s.source, s.provider, s.start_date, s.end_date, s.credits_total, s.credits_left,
              a.active, case when s.kind = 'time' and s.status in ('active', 'past_due', 'canceled') and not a.active
                then 'expired' else s.status end as status,
              a.active and s.kind = 'time' and s.status in ('active', 'past_due') and not s.cancel_at_period_end as renews
            from subscriptions s
            left join products g on g.id = s.product_id
            cross join lateral (select case s.kind when 'lot' then s.credits_left > 0
              else s.status in ('active', 'past_due', 'canceled') and coalesce(s.grace_until, s.end_date) > :now end as active) a
            left join lateral (select subscription_type from subscription_periods
              where subscription_id = s.id and starts_at <= :now and ends_at > starts_at
              order by starts_at desc limit 1) p on true
            where s.user_id = :user
            """;

    private final DatabaseClient database;
    private final Clock clock;

    SubscriptionRows(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Newest first. */
    Flux<Subscription> of(UserId user) {
        return select(user, " order by s.start_date desc, s.id desc");
    }

    /** Time before credits, the oldest credits first. */
    Mono<Subscription> active(UserId user) { // MB-311
        return select(user, " and a.active order by s.kind desc, s.start_date, s.id limit 1")
                .next();
    }

    Flux<UserId> subscribers(List<UserId> among) { // CORE-252
        return database.sql("""
                        select user_id from subscriptions
                        where user_id = any(:among) and kind = 'time' and scope = 'platform'
                          and status in ('active', 'past_due', 'canceled') and coalesce(grace_until, end_date) > :now
                        """)
                .bind("among", among.stream().map(UserId::value).toArray(UUID[]::new))
                .bind("now", clock.instant())
                .map(row -> new UserId(get(row, "user_id", UUID.class)))
                .all();
    }

    private Flux<Subscription> select(UserId user, String rest) {
        return database.sql(COLUMNS + rest)
                .bind("user", user.value())
                .bind("now", clock.instant())
                .map(SubscriptionRows::read)
                .all();
    }

    private static Subscription read(Readable row) {
        return new Subscription(
                get(row, "id", UUID.class),
                SubscriptionType.of(get(row, "type", String.class)),
                row.get("product", String.class),
                GrantSource.of(get(row, "source", String.class)),
                get(row, "provider", String.class),
                get(row, "status", String.class),
                get(row, "start_date", Instant.class),
                row.get("end_date", Instant.class),
                get(row, "active", Boolean.class),
                get(row, "renews", Boolean.class),
                row.get("credits_total", Integer.class),
                row.get("credits_left", Integer.class));
    }

    /** In the order of time, those that were taken back included. */
    Flux<Subscription.Period> periods(UserId user) {
        return database.sql("""
                        select id, subscription_id, subscription_type, source, starts_at, ends_at, days, revoked_at
                        from subscription_periods where user_id = :user and scope = 'platform' order by starts_at, id
                        """)
                .bind("user", user.value())
                .map(row -> new Subscription.Period(
                        get(row, "id", UUID.class),
                        get(row, "subscription_id", UUID.class),
                        SubscriptionType.of(get(row, "subscription_type", String.class)),
                        GrantSource.of(get(row, "source", String.class)),
                        get(row, "starts_at", Instant.class),
                        get(row, "ends_at", Instant.class),
                        get(row, "days", Integer.class),
                        row.get("revoked_at", Instant.class)))
                .all();
    }
}

package dev.krug.access;

import static dev.krug.kernel.Rows.get;

import dev.krug.telegram.Bots;
import dev.krug.users.User;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads what somebody has; runs in the caller's transaction. */
@Repository
class Holders {

    private final DatabaseClient database;
    private final Bots bots;
    private final Clock clock;

    Holders(DatabaseClient database, Bots bots, Clock clock) {
        this.database = database;
        this.bots = bots;
        this.clock = clock;
    }

    /** Holds the user until the end of the transaction, so that of two starts one comes after the other. */
    Mono<Boolean> lock(UserId user) { // MB-305
        return database.sql("select id from users where id = :user and status <> 'deleted' for no key update")
                .bind("user", user.value())
                .fetch()
                .first()
                .hasElement();
    }

    /** As {@link #lock}; false for whoever may not start anything, as long as they are banned. */
    Mono<Boolean> lockToStart(UserId user) { // MB-810
        return database.sql("""
                        select id from users where id = :id
                          and (status = 'active' or status = 'banned' and banned_until <= :now) for no key update
                        """)
                .bind("id", user.value())
                .bind("now", clock.instant())
                .fetch()
                .first()
                .hasElement();
    }

    Mono<AccessPolicy> policy(String botName) {
        return botName.equals(Access.PLATFORM)
                ? Mono.just(new AccessPolicy.Gated(0))
                : bots.accessPolicy(botName).map(AccessPolicy::of).defaultIfEmpty(new AccessPolicy.Open());
    }

    /**
     * What somebody has, and by what the purpose was paid before.
     *
     * @param consumed null when it was not
     */
    record Read(Holdings holdings, @Nullable AccessType consumed) {}

    Mono<Read> read(User user, String botName, String purposeKey) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, user.zone()).atStartOfDay(user.zone());
        return database.sql("""
                        select t.subscription_type, t.end_date, t.until, l.credits, f.free, f.source, f.welcomed,
                            (select count(*) from access_consumptions
                                where user_id = :user and bot_name = :bot and consumed_at >= :today
                                  and access_type = 'daily_free' and returned_at is null) as today,
                            (select access_type from access_consumptions
                                where purpose_key = :purpose and user_id = :user) as consumed
                        from (select coalesce(sum(credits_left), 0) as credits from subscriptions
                                where user_id = :user and kind = 'lot' and credits_left > 0) l
                        cross join (select coalesce(sum(trainings_left), 0) as free,
                                (array_agg(source order by created_at, id) filter (where trainings_left > 0))[1] as source,
                                coalesce(bool_or(grant_key = 'welcome:' || :bot), false) as welcomed
                            from free_trainings where user_id = :user) f
                        left join lateral (
                            select s.end_date, coalesce(s.grace_until, s.end_date) as until, p.subscription_type
                            from subscriptions s join subscription_periods p on p.subscription_id = s.id
                            where s.user_id = :user and s.kind = 'time' and s.scope = 'platform'
                              and s.status in ('active', 'past_due', 'canceled')
                              and p.starts_at <= :now and p.ends_at > p.starts_at
                            order by p.starts_at desc limit 1) t on true
                        """)
                .bind("user", user.id().value())
                .bind("bot", botName)
                .bind("purpose", purposeKey)
                .bind("today", today.toInstant())
                .bind("now", now)
                .map(Holders::read)
                .one();
    }

    private static Read read(Readable row) {
        var type = row.get("subscription_type", String.class);
        var source = row.get("source", String.class);
        var consumed = row.get("consumed", String.class);
        var holdings = new Holdings(
                type == null
                        ? null
                        : new Holdings.Time(
                                SubscriptionType.of(type),
                                get(row, "end_date", Instant.class),
                                get(row, "until", Instant.class)),
                get(row, "credits", Integer.class),
                get(row, "free", Integer.class),
                source == null ? null : FreeSource.of(source),
                get(row, "welcomed", Boolean.class),
                get(row, "today", Integer.class));
        return new Read(holdings, consumed == null ? null : AccessType.of(consumed));
    }
}

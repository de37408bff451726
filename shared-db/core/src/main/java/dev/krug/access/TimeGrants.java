package dev.krug.access;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.access.Periods.Span;
import dev.krug.audit.Audit;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives time and takes it back; runs in the caller's transaction, which holds the user. */
@Component
class TimeGrants {

    private final DatabaseClient database;
    private final LiveSubscriptions live;
    private final Audit audit;
    private final Clock clock;

    TimeGrants(DatabaseClient database, LiveSubscriptions live, Audit audit, Clock clock) {
        this.database = database;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    /** So many days after all that is there; nothing of it is lost. */
    Mono<AccessChange> add(UserId user, int days, GrantSource source, boolean autoRenew, String key) { // MB-311
        return isKnown(user, "grant_key", key)
                .flatMap(known -> known
                        ? Mono.just(new AccessChange.Repeated())
                        : lastEnd(user)
                                .map(end -> Periods.next(end.orElse(null), clock.instant(), days))
                                .flatMap(span -> live.reachUntil(user, span.endsAt(), source, autoRenew)
                                        .flatMap(subscription ->
                                                insert(user, subscription, span, new Grant(days, source, key))))
                                .thenReturn(new AccessChange.Done()));
    }

    /** As {@link #add}, but only for somebody who has access by time now. */
    Mono<AccessChange> extend(UserId user, int days, GrantSource source, String key) {
        return isKnown(user, "grant_key", key)
                .zipWith(live.find(user).hasElement())
                .flatMap(found -> found.getT1() || found.getT2()
                        ? add(user, days, source, false, key)
                        : Mono.just(new AccessChange.NothingThere()));
    }

    private record Grant(int days, GrantSource source, String key) {}

    private Mono<Void> insert(UserId user, UUID subscription, Span span, Grant grant) {
        return database.sql("""
                        insert into subscription_periods (user_id, subscription_id, kind, subscription_type, source,
                            starts_at, ends_at, days, grant_key, created_at)
                        values (:user, :subscription, :kind, :type, :source, :start, :end, :days, :key, :now)
                        """)
                .bind("user", user.value())
                .bind("subscription", subscription)
                .bind("kind", grant.source() == GrantSource.PURCHASE ? "purchase" : "gift")
                .bind("type", SubscriptionType.ofDays(grant.days()).code())
                .bind("source", grant.source().code())
                .bind("start", span.startsAt())
                .bind("end", span.endsAt())
                .bind("days", grant.days())
                .bind("key", grant.key())
                .bind("now", clock.instant())
                .then();
    }

    /** Takes the unused part of one period back, of those of a subscription, or of all that are not over. */
    Mono<AccessChange> revoke(UserId user, @Nullable UUID which, String key) { // MB-312
        return isKnown(user, "revoke_key", key)
                .flatMap(known -> known
                        ? Mono.just(new AccessChange.Repeated())
                        : cut(user, which, key)
                                .flatMap(cut -> cut == 0
                                        ? Mono.just(new AccessChange.NothingThere())
                                        : lastEnd(user)
                                                .flatMap(end -> live.endAt(user, end.orElse(clock.instant())))
                                                .thenReturn(new AccessChange.Done())));
    }

    /** How many periods were cut; those after a cut one move up. */
    private Mono<Long> cut(UserId user, @Nullable UUID which, String key) {
        var statement =
                database.sql("""
                        with gone as (
                            update subscription_periods set ends_at = greatest(starts_at, :now), revoked_at = :now,
                                revoke_key = :key
                            where user_id = :user and scope = 'platform' and ends_at > greatest(starts_at, :now)
                              and (cast(:which as uuid) is null or :which in (id, subscription_id))
                            returning id, subscription_id, old.ends_at as was, old.ends_at - new.ends_at as unused),
                        moved as (
                            update subscription_periods p set starts_at = p.starts_at - gone.unused,
                                ends_at = p.ends_at - gone.unused
                            from gone where p.user_id = :user and p.scope = 'platform' and p.starts_at >= gone.was
                              and p.id not in (select id from gone))
                        select count(*) as n from gone
                        """).bind("user", user.value()).bind("key", key).bind("now", clock.instant());
        return bind(statement, "which", which, UUID.class)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** When the last time that was bought or given ends; empty when all of it is over. */
    private Mono<Optional<Instant>> lastEnd(UserId user) {
        return database.sql("""
                        select max(ends_at) as last from subscription_periods
                        where user_id = :user and scope = 'platform' and ends_at > greatest(starts_at, :now)
                        """)
                .bind("user", user.value())
                .bind("now", clock.instant())
                .map(row -> Optional.ofNullable(row.get("last", Instant.class)))
                .one();
    }

    private Mono<Boolean> isKnown(UserId user, String column, String key) {
        return database.sql(
                        "select 1 from subscription_periods where user_id = :user and " + column + " = :key limit 1")
                .bind("user", user.value())
                .bind("key", key)
                .fetch()
                .first()
                .hasElement();
    }

    /** Ends, in a transaction each, what is over by the clock: it gave no access any more. */
    Mono<Boolean> expire(UUID subscription) { // CORE-261
        return database.sql("""
                        update subscriptions set status = 'expired', version = version + 1, updated_at = :now
                        where id = :id and status in ('active', 'past_due', 'canceled')
                          and coalesce(grace_until, end_date) <= :now
                        returning old.status as status
                        """)
                .bind("id", subscription)
                .bind("now", clock.instant())
                .map(row -> get(row, "status", String.class))
                .one()
                .delayUntil(status -> audit.changed(
                        "subscriptions", subscription, Map.of("status", status), Map.of("status", "expired")))
                .hasElement();
    }
}

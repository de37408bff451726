package dev.krug.access;

import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Audit;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one running subscription of a user; runs in the caller's transaction, which holds the user. */
@Component
class LiveSubscriptions { // CORE-251

    private static final String LIVE =
            " user_id = :user and kind = 'time' and scope = 'platform' and status in ('active', 'past_due', 'canceled')";

    private final DatabaseClient database;
    private final Audit audit;
    private final Clock clock;

    LiveSubscriptions(DatabaseClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    private record Row(UUID id, Instant endDate, String status) {}

    /** Empty when access by time is over, whatever the row says. */
    Mono<UUID> find(UserId user) { // MB-313
        return database.sql("select id from subscriptions where" + LIVE + " and coalesce(grace_until, end_date) > :now")
                .bind("user", user.value())
                .bind("now", clock.instant())
                .map(row -> get(row, "id", UUID.class))
                .one();
    }

    /** Moves the end of the running subscription, which keeps all else; makes one where none is running. */
    Mono<UUID> reachUntil(UserId user, Instant end, GrantSource source, boolean autoRenew) { // CORE-253, CORE-262
        return expire(user)
                .then(Mono.defer(
                        () -> move(user, end).switchIfEmpty(Mono.defer(() -> make(user, end, source, autoRenew)))));
    }

    /** What is over makes room for a new one. */
    private Mono<Void> expire(UserId user) {
        return changed(database.sql("""
                        update subscriptions set status = 'expired', version = version + 1, updated_at = :now
                        where\s""" + LIVE + """
                         and coalesce(grace_until, end_date) <= :now
                        returning id, end_date, status, old.end_date as old_end, old.status as old_status
                        """), user).then();
    }

    private Mono<UUID> move(UserId user, Instant end) {
        return changed(
                        database.sql(
                                        """
                        update subscriptions set end_date = :end, grace_until = :end + (grace_until - end_date),
                            version = version + 1, updated_at = :now
                        where\s""" + LIVE
                                                + " returning id, end_date, status, old.end_date as old_end, old.status as old_status")
                                .bind("end", end),
                        user)
                .next();
    }

    /** Ends the running subscription at this instant, at once if it has come. */
    Mono<Void> endAt(UserId user, Instant end) {
        return changed(
                        database.sql(
                                        """
                        update subscriptions set end_date = :end, grace_until = null, version = version + 1,
                            status = case when :end <= :now then 'expired' else status end, updated_at = :now
                        where\s""" + LIVE
                                                + " returning id, end_date, status, old.end_date as old_end, old.status as old_status")
                                .bind("end", end),
                        user)
                .then();
    }

    private Flux<UUID> changed(DatabaseClient.GenericExecuteSpec statement, UserId user) {
        return statement
                .bind("user", user.value())
                .bind("now", clock.instant())
                .map(row -> Map.entry(read(row, ""), read(row, "old_")))
                .all()
                .concatMap(change -> audit.changed(
                                "subscriptions",
                                change.getKey().id(),
                                columns(change.getValue()),
                                columns(change.getKey()))
                        .thenReturn(change.getKey().id()));
    }

    private static Row read(Readable row, String prefix) {
        var end = prefix.isEmpty() ? "end_date" : "old_end";
        return new Row(
                get(row, "id", UUID.class), get(row, end, Instant.class), get(row, prefix + "status", String.class));
    }

    private static Map<String, Object> columns(Row row) {
        return Map.of("end_date", row.endDate().toString(), "status", row.status());
    }

    private Mono<UUID> make(UserId user, Instant end, GrantSource source, boolean autoRenew) {
        return database.sql("""
                        insert into subscriptions (user_id, product_id, provider, status, start_date, end_date,
                            cancel_at_period_end, source, created_at, updated_at)
                        select :user, id, 'gift', 'active', :now, :end, :ends, :source, :now, :now
                        from products where code = 'GIFT_SUB'
                        returning id
                        """)
                .bind("user", user.value())
                .bind("end", end)
                .bind("ends", !autoRenew)
                .bind("source", source.code())
                .bind("now", clock.instant())
                .map(row -> get(row, "id", UUID.class))
                .one()
                .delayUntil(id -> audit.created(
                        "subscriptions",
                        id,
                        Map.of("kind", "time", "end_date", end.toString(), "source", source.code())));
    }
}

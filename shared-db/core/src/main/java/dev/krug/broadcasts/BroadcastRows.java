package dev.krug.broadcasts;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.broadcasts.Broadcast.Counts;
import dev.krug.broadcasts.Broadcast.ProgressMessage;
import dev.krug.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code broadcasts}; runs in the caller's transaction. */
@Repository
class BroadcastRows {

    private static final String COLUMNS = """
            id, bot_names, title, content, filter, state, rate_per_sec, respect_quiet_hours, total, sent, failed, blocked,
            skipped, unknown, progress_message, created_by, scheduled_at, started_at, finished_at, created_at
            """;

    private final DatabaseClient database;

    BroadcastRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<Broadcast> insert(Draft draft, @Nullable UUID author, Instant now) {
        return bind(bound(database.sql("""
                                insert into broadcasts (bot_names, title, content, filter, rate_per_sec,
                                    respect_quiet_hours, created_by, created_at, updated_at)
                                values (:bots, :title, cast(:content as jsonb), cast(:filter as jsonb), :rate, :quiet,
                                    :author, :now, :now)
                                returning\s""" + COLUMNS), draft, now), "author", author, UUID.class)
                .map(BroadcastRows::read)
                .one();
    }

    /** What is changed has to be previewed again. Empty when it is no draft any more. */
    Mono<Broadcast> change(BroadcastId id, Draft draft, Instant now) {
        return bound(database.sql("""
                        update broadcasts set bot_names = :bots, title = :title, content = cast(:content as jsonb),
                            filter = cast(:filter as jsonb), rate_per_sec = :rate, respect_quiet_hours = :quiet,
                            state = 'draft', updated_at = :now
                        where id = :id and state in ('draft', 'ready')
                        returning\s""" + COLUMNS), draft, now)
                .bind("id", id.value())
                .map(BroadcastRows::read)
                .one();
    }

    Mono<Broadcast> byId(BroadcastId id) {
        return database.sql("select " + COLUMNS + " from broadcasts where id = :id")
                .bind("id", id.value())
                .map(BroadcastRows::read)
                .one();
    }

    /** The row, for this transaction alone; empty while another one works on it. */
    Mono<Broadcast> lock(BroadcastId id) {
        return database.sql("select " + COLUMNS + " from broadcasts where id = :id for update skip locked")
                .bind("id", id.value())
                .map(BroadcastRows::read)
                .one();
    }

    Flux<Broadcast> page(int limit, long offset) {
        return database.sql("select " + COLUMNS
                        + " from broadcasts order by created_at desc, id desc limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map(BroadcastRows::read)
                .all();
    }

    Mono<Long> count() {
        return database.sql("select count(*) as n from broadcasts")
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** Those that are to be worked on now: under way, paused with something in flight, or due. */
    Flux<BroadcastId> open(Instant now) {
        return database.sql("""
                        select id from broadcasts b
                        where state = 'running' or (state = 'scheduled' and scheduled_at <= :now)
                          or (state in ('paused', 'canceled') and exists (select from broadcast_recipients r
                            where r.broadcast_id = b.id and r.state = 'sending'))
                        order by started_at nulls last, id
                        """)
                .bind("now", now)
                .map(row -> new BroadcastId(get(row, "id", UUID.class)))
                .all();
    }

    /** Empty when it stands in none of these states. */
    Mono<Broadcast> move(BroadcastId id, State to, Instant now, State... from) {
        return database.sql("""
                        update broadcasts set state = :to, updated_at = :now,
                            started_at = case when :to = 'running' then coalesce(started_at, :now) else started_at end,
                            finished_at = case when :to in ('done', 'canceled') then :now else finished_at end
                        where id = :id and state = any(:from)
                        returning\s""" + COLUMNS)
                .bind("id", id.value())
                .bind("to", to.code())
                .bind("now", now)
                .bind("from", Arrays.stream(from).map(State::code).toArray(String[]::new))
                .map(BroadcastRows::read)
                .one();
    }

    Mono<Long> schedule(BroadcastId id, Instant at) {
        return database.sql("update broadcasts set scheduled_at = :at where id = :id")
                .bind("id", id.value())
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> showProgressIn(BroadcastId id, ProgressMessage message) {
        return database.sql("update broadcasts set progress_message = cast(:message as jsonb) where id = :id")
                .bind("id", id.value())
                .bind("message", Json.write(message))
                .fetch()
                .rowsUpdated();
    }

    /** Whether it is time to tell again how far it is; true for one of several who ask. */
    Mono<Boolean> isTimeToTell(BroadcastId id, Duration every, Instant now) {
        return database.sql("""
                        update broadcasts set progress_told_at = :now
                        where id = :id and (progress_told_at is null or progress_told_at <= :before)
                        """)
                .bind("id", id.value())
                .bind("now", now)
                .bind("before", now.minus(every))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Counts by what became of recipients; the difference to the total is of people who are gone. */
    Mono<Broadcast> recount(BroadcastId id, boolean finished) {
        return database.sql("""
                        update broadcasts set sent = now_sent, failed = now_failed, blocked = now_blocked,
                            unknown = now_unknown,
                            skipped = now_skipped + case when :finished then total - now_kept else 0 end
                        from (select count(*) filter (where state = 'sent') as now_sent,
                                count(*) filter (where state = 'failed') as now_failed,
                                count(*) filter (where state = 'blocked') as now_blocked,
                                count(*) filter (where state = 'unknown') as now_unknown,
                                count(*) filter (where state = 'skipped') as now_skipped, count(*) as now_kept
                            from broadcast_recipients where broadcast_id = :id) counted
                        where id = :id
                        returning\s""" + COLUMNS)
                .bind("id", id.value())
                .bind("finished", finished)
                .map(BroadcastRows::read)
                .one();
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec statement, Draft draft, Instant now) {
        return bind(
                statement
                        .bind("bots", draft.bots().toArray(String[]::new))
                        .bind("content", Json.write(draft.content()))
                        .bind("filter", Json.write(draft.audience()))
                        .bind("rate", draft.ratePerSecond())
                        .bind("quiet", draft.respectsQuietHours())
                        .bind("now", now),
                "title",
                draft.title(),
                String.class);
    }

    private static Broadcast read(Readable row) {
        var draft = new Draft(
                Arrays.asList(get(row, "bot_names", String[].class)),
                row.get("title", String.class),
                Json.read(get(row, "content", String.class), Content.class),
                Json.read(get(row, "filter", String.class), Audience.class),
                get(row, "rate_per_sec", Integer.class),
                get(row, "respect_quiet_hours", Boolean.class));
        var progress = row.get("progress_message", String.class);
        return new Broadcast(
                new BroadcastId(get(row, "id", UUID.class)),
                draft,
                State.of(get(row, "state", String.class)),
                new Counts(
                        get(row, "total", Integer.class),
                        get(row, "sent", Integer.class),
                        get(row, "failed", Integer.class),
                        get(row, "blocked", Integer.class),
                        get(row, "skipped", Integer.class),
                        get(row, "unknown", Integer.class)),
                progress == null ? null : Json.read(progress, ProgressMessage.class),
                row.get("created_by", UUID.class),
                row.get("scheduled_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                get(row, "created_at", Instant.class));
    }
}

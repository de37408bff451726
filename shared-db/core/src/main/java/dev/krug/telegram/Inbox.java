package dev.krug.telegram;

import static dev.krug.kernel.Rows.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Received updates. An update is stored before Telegram hears that it arrived; each is worked on by one process at a
 * time, in order within its chat, and takes effect once.
 */
@Service
public class Inbox {

    /** After this long an unfinished update is taken to be abandoned by its process. */
    public static final Duration LEASE = Duration.ofSeconds(58); // others have taken over within 60, CORE-813

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Doorbell doorbell;
    private final Clock clock;

    Inbox(DatabaseClient database, TransactionalOperator transaction, Doorbell doorbell, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /**
     * Stores a polled batch and, in the same transaction, the offset to ask for next. Known updates are left alone; of
     * those whose chats have nothing else open, up to {@code room} are claimed at once.
     *
     * @param fencing that of the poller's lease; fails with {@link LeaseLost} when the lease has changed hands
     */
    public Mono<Stored> storePolled( // CORE-371, CORE-372
            BotId bot, long fencing, List<ReceivedUpdate> updates, String owner, int room) {
        long next = updates.stream().mapToLong(ReceivedUpdate::updateId).max().orElseThrow() + 1;
        return transaction
                .transactional(insert(bot, updates, owner, room)
                        .collectList()
                        .delayUntil(stored -> saveOffset(bot, fencing, next)))
                .doOnNext(this::ringFor)
                .map(stored -> new Stored(stored.size(), claimed(bot, updates, stored)));
    }

    /** How many of a batch were new, and those of them that the caller has claimed. */
    public record Stored(int count, List<ClaimedUpdate> claimed) {}

    /**
     * Stores an update that Telegram brought. The offset stays: updates are brought out of order, and one that is
     * still to come must not be skipped when the bot polls again.
     */
    public Mono<Long> store(BotId bot, ReceivedUpdate update) { // CORE-373
        return insert(bot, List.of(update), "", 0)
                .collectList()
                .doOnNext(this::ringFor)
                .map(stored -> (long) stored.size());
    }

    private void ringFor(List<Row> stored) {
        if (!stored.stream().allMatch(Row::claimed)) {
            doorbell.ring();
        }
    }

    private List<ClaimedUpdate> claimed(BotId bot, List<ReceivedUpdate> updates, List<Row> stored) {
        var now = clock.instant();
        var byId = updates.stream().collect(Collectors.toMap(ReceivedUpdate::updateId, update -> update, (a, b) -> a));
        return stored.stream()
                .filter(Row::claimed)
                .map(row -> {
                    var update = Objects.requireNonNull(byId.get(row.updateId()), "stored just now");
                    return new ClaimedUpdate(row.id(), bot, row.updateId(), update.chatKey(), update.payload(), 1, now);
                })
                .toList();
    }

    /** The poller that stored a batch holds the lease no more; another one will be given the updates again. */
    public static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1;

        LeaseLost() {
            super("another process polls now", null, false, false);
        }
    }

    /** The offset to ask Telegram for; 0 before the first update and, since ids may restart, after a quiet week. */
    public Mono<Long> nextOffset(BotId bot, Duration quiet) { // CORE-372
        return database.sql("select next_offset from bot_offsets where bot_id = :bot and last_update_at > :since")
                .bind("bot", bot.value())
                .bind("since", clock.instant().minus(quiet))
                .map(row -> get(row, "next_offset", Long.class))
                .one()
                .defaultIfEmpty(0L);
    }

    /** How many updates of a bot nobody works on yet, counted up to {@code most}. */
    public Mono<Integer> waiting(BotId bot, int most) {
        return database.sql("""
                        select count(*)::int as n from (
                            select from bot_updates where bot_id = :bot and state = 'pending' limit :most) waiting
                        """)
                .bind("bot", bot.value())
                .bind("most", most)
                .map(row -> get(row, "n", Integer.class))
                .one();
    }

    // The plan may have been made while the queue was empty: "offset 0" and the array keep it from joining the whole
    // queue where a few probes of an index will do.
    /** Takes up to {@code limit} updates of a bot, each the first unfinished one of its chat and lane. */
    public Flux<ClaimedUpdate> claim(BotId bot, String owner, int limit) { // CORE-375
        var now = clock.instant();
        return database.sql("""
                        update bot_updates set state = 'running', attempts = attempts + 1, locked_by = :owner,
                            locked_until = :until
                        where ctid = any(array(
                            select u.ctid from bot_updates u
                            where u.bot_id = :bot and u.state = 'pending' and u.next_at <= :now
                              and not exists (select from bot_updates earlier
                                where earlier.bot_id = u.bot_id and earlier.chat_key = u.chat_key
                                  and earlier.lane = u.lane and earlier.state in ('pending', 'running')
                                  and (earlier.update_id < u.update_id or earlier.state = 'running')
                                offset 0)
                            order by u.lane, u.update_id
                            limit :limit
                            for update skip locked))
                        returning id, bot_id, update_id, chat_key, payload, attempts, created_at
                        """)
                .bind("owner", owner)
                .bind("until", now.plus(LEASE))
                .bind("now", now)
                .bind("bot", bot.value())
                .bind("limit", limit)
                .map(Inbox::read)
                .all();
    }

    /** Goes on holding updates that wait for their turn in this process. */
    public Mono<Void> hold(Collection<UUID> updates, String owner) {
        return updates.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                update bot_updates set locked_until = :until
                                where id = any(:ids) and state = 'running' and locked_by = :owner
                                """)
                        .bind("ids", updates.toArray(UUID[]::new))
                        .bind("owner", owner)
                        .bind("until", clock.instant().plus(LEASE))
                        .then();
    }

    /** Frees the updates of processes that died; how many. */
    public Mono<Long> recover() {
        return database.sql("""
                        update bot_updates set state = 'pending', locked_until = null
                        where state = 'running' and locked_until < :now
                        """).bind("now", clock.instant()).fetch().rowsUpdated();
    }

    /**
     * Marks the updates as done, in the transaction of their effects. False when another process has taken one over:
     * then the transaction must roll back.
     */
    public Mono<Boolean> complete(Collection<ClaimedUpdate> updates, String owner) { // CORE-374
        return database.sql("""
                        update bot_updates u set state = 'done', done_at = :now, locked_until = null, error = null
                        from unnest(:ids, :attempts) as c (id, attempts)
                        where u.id = c.id and u.state = 'running' and u.locked_by = :owner and u.attempts = c.attempts
                        """)
                .bind("ids", updates.stream().map(ClaimedUpdate::id).toArray(UUID[]::new))
                .bind("attempts", updates.stream().map(ClaimedUpdate::attempt).toArray(Integer[]::new))
                .bind("owner", owner)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == updates.size());
    }

    /** Puts the update back, to be tried again after the delay. */
    public Mono<Void> retry(ClaimedUpdate update, Duration delay, String error) { // CORE-703
        return database.sql("""
                        update bot_updates set state = 'pending', next_at = :next, locked_until = null, error = :error
                        where id = :id and state = 'running' and attempts = :attempt
                        """)
                .bind("id", update.id())
                .bind("attempt", update.attempt())
                .bind("next", clock.instant().plus(delay))
                .bind("error", error)
                .then()
                // Its chat waits for it, so the next try begins when it is due and not at the next look.
                .doOnSuccess(done -> doorbell.ringIn(delay));
    }

    /** Gives the update up, so that its chat goes on; it stays until somebody has looked at it. */
    public Mono<Void> bury(ClaimedUpdate update, String error) { // CORE-376
        return database.sql("""
                        update bot_updates set state = 'dead', locked_until = null, error = :error
                        where id = :id and state = 'running' and attempts = :attempt
                        """)
                .bind("id", update.id())
                .bind("attempt", update.attempt())
                .bind("error", error)
                .then();
    }

    /** Removes what was done longer ago, at most {@code limit} rows; how many went. */
    public Mono<Long> forget(Duration age, int limit) { // CORE-389
        return database.sql("""
                        delete from bot_updates where id in (
                            select id from bot_updates where state = 'done' and done_at < :before limit :limit)
                        """)
                .bind("before", clock.instant().minus(age))
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    private record Row(UUID id, long updateId, boolean claimed) {}

    private Flux<Row> insert(BotId bot, List<ReceivedUpdate> updates, String owner, int room) {
        var now = clock.instant();
        return database.sql("""
                        insert into bot_updates (bot_id, update_id, chat_key, lane, payload, next_at, created_at,
                            state, attempts, locked_by, locked_until)
                        select :bot, u.update_id, u.chat_key, u.lane, cast(u.payload as jsonb), :now, :now,
                            case when u.taken then 'running' else 'pending' end, case when u.taken then 1 else 0 end,
                            case when u.taken then :owner end, case when u.taken then :until end
                        from (
                            select r.*, r.first and row_number() over (order by not r.first, r.update_id) <= :room
                                as taken
                            from (
                                select u.*, row_number() over (partition by chat_key, lane order by update_id) = 1
                                  and not exists (select from bot_updates open
                                    where open.bot_id = :bot and open.chat_key = u.chat_key and open.lane = u.lane
                                      and open.state in ('pending', 'running')) as first
                                from unnest(:ids, :keys, :lanes, :payloads) as u (update_id, chat_key, lane, payload)) r) u
                        on conflict (bot_id, update_id) do nothing
                        returning id, update_id, state = 'running' as claimed
                        """)
                .bind("bot", bot.value())
                .bind("now", now)
                .bind("until", now.plus(LEASE))
                .bind("owner", owner)
                .bind("room", room)
                .bind("ids", updates.stream().map(ReceivedUpdate::updateId).toArray(Long[]::new))
                .bind("keys", updates.stream().map(ReceivedUpdate::chatKey).toArray(String[]::new))
                .bind("lanes", updates.stream().map(ReceivedUpdate::lane).toArray(Integer[]::new))
                .bind("payloads", updates.stream().map(ReceivedUpdate::payload).toArray(String[]::new))
                .map(row -> new Row(
                        get(row, "id", UUID.class),
                        get(row, "update_id", Long.class),
                        get(row, "claimed", Boolean.class)))
                .all();
    }

    // The shared lock keeps the lease from changing hands before the commit.
    private Mono<Long> saveOffset(BotId bot, long fencing, long next) {
        return database.sql("""
                        with holder as (
                            select bot_id from bot_leases
                            where bot_id = :bot and role = 'poller' and fencing = :fencing for share)
                        insert into bot_offsets (bot_id, next_offset, last_update_at, created_at, updated_at)
                        select bot_id, :next, :now, :now, :now from holder
                        on conflict (bot_id) do update
                            set next_offset = excluded.next_offset, last_update_at = :now, updated_at = :now
                        """)
                .bind("bot", bot.value())
                .bind("fencing", fencing)
                .bind("next", next)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(LeaseLost::new));
    }

    private static ClaimedUpdate read(Readable row) {
        return new ClaimedUpdate(
                get(row, "id", UUID.class),
                new BotId(get(row, "bot_id", UUID.class)),
                get(row, "update_id", Long.class),
                get(row, "chat_key", String.class),
                get(row, "payload", String.class),
                get(row, "attempts", Integer.class),
                get(row, "created_at", Instant.class));
    }
}

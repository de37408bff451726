package dev.krug.telegram;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Calls waiting to be made. They are added in the transaction of what they tell of; senders take them in order within
 * chat and lane, one at a time for each chat.
 */
@Service
public class Outbox {

    /** After this long the outcome of a call is taken to be lost with its process. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private static final RetryBackoffSpec MARKING = Retry.backoff(30, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(2))
            .filter(DataAccessException.class::isInstance);

    private final DatabaseClient database;
    private final Clock clock;

    Outbox(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds calls in this order, in one statement. */
    public Mono<Void> add(BotId bot, @Nullable UUID sourceUpdate, List<OutgoingCall> calls) {
        if (calls.isEmpty()) {
            return Mono.empty();
        }
        var statement = database.sql("""
                        insert into bot_outbox (bot_id, chat_id, lane, method, payload, delivery, dedupe_key,
                            source_update, not_before, created_at, updated_at)
                        select :bot, c.chat_id, c.lane, c.method, cast(c.payload as jsonb), c.delivery, c.dedupe_key,
                            :source, :now, :now, :now
                        from unnest(:chats, :lanes, :methods, :payloads, :deliveries, :keys) with ordinality
                            as c (chat_id, lane, method, payload, delivery, dedupe_key, n)
                        order by c.n
                        on conflict (bot_id, dedupe_key) do nothing
                        """)
                .bind("bot", bot.value())
                .bind("now", clock.instant())
                .bind("chats", calls.stream().map(OutgoingCall::chatId).toArray(Long[]::new))
                .bind("lanes", calls.stream().map(call -> call.lane().number()).toArray(Integer[]::new))
                .bind("methods", calls.stream().map(OutgoingCall::method).toArray(String[]::new))
                .bind("payloads", calls.stream().map(OutgoingCall::payload).toArray(String[]::new))
                .bind(
                        "deliveries",
                        calls.stream().map(call -> call.delivery().code()).toArray(String[]::new))
                .bind("keys", calls.stream().map(OutgoingCall::dedupeKey).toArray(String[]::new));
        return bind(statement, "source", sourceUpdate, UUID.class).then();
    }

    /**
     * Takes up to {@code limit} calls of a bot, each the first of its chat, none of a chat that has one in flight. A
     * call whose process died is taken again if it may be repeated.
     */
    public Flux<ClaimedCall> claim(BotId bot, String owner, int limit) { // CORE-379
        var now = clock.instant();
        return database.sql("""
                        update bot_outbox set state = 'sending', attempts = attempts + 1, locked_by = :owner,
                            locked_until = :until, updated_at = :now
                        where id in (
                            select o.id from bot_outbox o
                            where o.bot_id = :bot and o.not_before <= :now
                              and (o.state = 'pending'
                                or (o.state = 'sending' and o.locked_until < :now and o.delivery = 'at_least_once'))
                              and (o.chat_id is null or not exists (select from bot_outbox other
                                where other.bot_id = o.bot_id and other.chat_id = o.chat_id and other.id <> o.id
                                  and ((other.state = 'sending' and other.locked_until >= :now)
                                    or (other.state in ('pending', 'sending')
                                      and (other.lane, other.seq) < (o.lane, o.seq)))))
                            order by o.lane, o.seq
                            limit :limit
                            for update skip locked)
                        returning id, bot_id, chat_id, method, payload, delivery, attempts, created_at
                        """)
                .bind("bot", bot.value())
                .bind("owner", owner)
                .bind("until", now.plus(LEASE))
                .bind("now", now)
                .bind("limit", limit)
                .map(Outbox::read)
                .all();
    }

    /**
     * The call was made; the result is what Telegram answered. Tried for most of the lease while the database is away or
     * busy, because a call that is not marked is made again.
     */
    public Mono<Void> sent(ClaimedCall call, @Nullable String result) {
        var statement = database.sql("""
                        update bot_outbox set state = 'sent', sent_at = :now, updated_at = :now, locked_until = null,
                            result = cast(:result as jsonb)
                        where id = :id
                        """).bind("id", call.id()).bind("now", clock.instant());
        return bind(statement, "result", result, String.class).then().retryWhen(MARKING);
    }

    /** How a call ended that will not be made again. */
    public enum Ending {
        SKIPPED,
        FAILED,
        UNKNOWN
    }

    public Mono<Void> end(ClaimedCall call, Ending ending, String reason) {
        return database.sql("""
                        update bot_outbox set state = :state, reason = :reason, updated_at = :now, locked_until = null
                        where id = :id
                        """)
                .bind("id", call.id())
                .bind("state", ending.name().toLowerCase(Locale.ROOT))
                .bind("reason", reason.length() > 80 ? reason.substring(0, 80) : reason)
                .bind("now", clock.instant())
                .then();
    }

    /** Puts the call back into its place; {@code counts} says whether this was a try. */
    public Mono<Void> putBack(ClaimedCall call, Instant notBefore, boolean counts) {
        return database.sql("""
                        update bot_outbox set state = 'pending', not_before = :at, locked_until = null,
                            attempts = attempts - :uncounted, updated_at = :now
                        where id = :id
                        """)
                .bind("id", call.id())
                .bind("at", notBefore)
                .bind("uncounted", counts ? 0 : 1)
                .bind("now", clock.instant())
                .then();
    }

    /** Replaces the parameters of a call that is about to be made once more. */
    public Mono<Void> rewrite(ClaimedCall call, String payload) {
        return database.sql("""
                        update bot_outbox set payload = cast(:payload as jsonb), state = 'pending', locked_until = null,
                            updated_at = :now where id = :id
                        """)
                .bind("id", call.id())
                .bind("payload", payload)
                .bind("now", clock.instant())
                .then();
    }

    /** Skips what still waits for a chat that cannot be reached. */
    public Mono<Long> skipChat(BotId bot, long chatId, String reason) { // CORE-383
        return database.sql("""
                        update bot_outbox set state = 'skipped', reason = :reason, updated_at = :now
                        where bot_id = :bot and chat_id = :chat and state = 'pending'
                        """)
                .bind("bot", bot.value())
                .bind("chat", chatId)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    /** Calls that must not be repeated and whose process died: nobody knows whether they were made. */
    public Mono<Long> giveUpLost() { // CORE-380
        return database.sql("""
                        update bot_outbox set state = 'unknown', reason = 'process died', updated_at = :now
                        where state = 'sending' and delivery = 'at_most_once' and locked_until < :now
                        """).bind("now", clock.instant()).fetch().rowsUpdated();
    }

    /** Removes what was sent or skipped longer ago, at most {@code limit} rows; how many went. */
    public Mono<Long> forget(Duration age, int limit) { // CORE-389
        return database.sql("""
                        delete from bot_outbox where id in (
                            select id from bot_outbox
                            where state in ('sent', 'skipped') and updated_at < :before limit :limit)
                        """)
                .bind("before", clock.instant().minus(age))
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    private static ClaimedCall read(Readable row) {
        return new ClaimedCall(
                get(row, "id", UUID.class),
                new BotId(get(row, "bot_id", UUID.class)),
                row.get("chat_id", Long.class),
                get(row, "method", String.class),
                get(row, "payload", String.class),
                OutgoingCall.Delivery.valueOf(get(row, "delivery", String.class).toUpperCase(Locale.ROOT)),
                get(row, "attempts", Integer.class),
                get(row, "created_at", Instant.class));
    }
}

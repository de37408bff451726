package dev.krug.telegram;

import static dev.krug.kernel.Rows.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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
    public static final Duration LEASE = Duration.ofSeconds(58); // others have taken over within 60, CORE-813

    private static final RetryBackoffSpec MARKING = Retry.backoff(30, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(2))
            .filter(DataAccessException.class::isInstance);

    /** How the key of a call begins that must leave no trace. */
    public static final String FAREWELL = "farewell:";

    private final DatabaseClient database;
    private final Attachments attachments;
    private final Clock clock;

    Outbox(DatabaseClient database, Attachments attachments, Clock clock) {
        this.database = database;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** The calls that one update causes. */
    public record Caused(@Nullable UUID update, List<OutgoingCall> calls) {}

    /** Adds calls in this order, in one statement; their files in one each. */
    public Mono<Void> add(BotId bot, @Nullable UUID sourceUpdate, List<OutgoingCall> calls) {
        return add(bot, List.of(new Caused(sourceUpdate, calls)));
    }

    /** Adds the calls of several updates in this order, in one statement. */
    public Mono<Void> add(BotId bot, List<Caused> caused) {
        var calls = caused.stream().flatMap(one -> one.calls().stream()).toList();
        if (calls.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into bot_outbox (bot_id, chat_id, lane, method, payload, delivery, dedupe_key,
                            source_update, expires_at, not_before, created_at, updated_at)
                        select :bot, c.chat_id, c.lane, c.method, cast(c.payload as jsonb), c.delivery, c.dedupe_key,
                            c.source, c.expires_at, coalesce(c.earliest, :now), :now, :now
                        from unnest(:chats, :lanes, :methods, :payloads, :deliveries, :keys, :expiries, :sources, :earliest)
                            with ordinality
                            as c (chat_id, lane, method, payload, delivery, dedupe_key, expires_at, source, earliest, n)
                        order by c.n
                        on conflict (bot_id, dedupe_key) where dedupe_key is not null do nothing
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
                .bind("keys", calls.stream().map(OutgoingCall::dedupeKey).toArray(String[]::new))
                .bind("earliest", calls.stream().map(OutgoingCall::notBefore).toArray(Instant[]::new))
                .bind("expiries", calls.stream().map(OutgoingCall::expiresAt).toArray(Instant[]::new))
                .bind(
                        "sources",
                        caused.stream()
                                .flatMap(one -> Collections.nCopies(one.calls().size(), one.update()).stream())
                                .toArray(UUID[]::new))
                .then()
                .then(attachments.add(bot, calls));
    }

    /** Takes up to {@code limit} calls of a bot, each the first of its chat, none of a chat that has one in flight. */
    public Flux<ClaimedCall> claim(BotId bot, String owner, int limit) { // CORE-379
        var now = clock.instant();
        return database.sql("""
                        update bot_outbox o set state = 'sending', attempts = o.attempts + 1, locked_by = :owner,
                            locked_until = :until, updated_at = :now
                        where o.ctid = any(array(
                            select next.ctid from bot_outbox next
                            where next.bot_id = :bot and next.state = 'pending' and next.not_before <= :now
                              and (next.chat_id is null or not exists (select from bot_outbox other
                                where other.bot_id = next.bot_id and other.chat_id = next.chat_id
                                  and other.id <> next.id
                                  and (other.state = 'sending'
                                    or (other.state = 'pending' and (other.lane, other.seq) < (next.lane, next.seq)))
                                offset 0))
                            order by next.lane, next.seq
                            limit :limit
                            for update skip locked))
                        returning o.id, o.bot_id, o.chat_id, o.method, o.payload, o.delivery, o.attempts, o.created_at,
                            o.expires_at,
                            (select c.state from bot_chats c
                                where c.bot_id = o.bot_id and c.chat_id = o.chat_id) as chat_state,
                            (select c.migrated_to from bot_chats c
                                where c.bot_id = o.bot_id and c.chat_id = o.chat_id) as migrated_to
                        """)
                .bind("bot", bot.value())
                .bind("owner", owner)
                .bind("until", now.plus(LEASE))
                .bind("now", now)
                .bind("limit", limit)
                .map(Outbox::read)
                .all();
    }

    /** A call that was made, and what Telegram answered. */
    public record Made(ClaimedCall call, @Nullable String result) {}

    /**
     * The calls were made. Tried for most of the lease while the database is away or busy, because a call that is not
     * marked is made again.
     */
    public Mono<Void> sent(List<Made> made) {
        return database.sql("""
                        update bot_outbox o set state = 'sent', sent_at = :now, updated_at = :now, locked_until = null,
                            result = cast(m.result as jsonb)
                        from unnest(:ids, :results) as m (id, result) where o.id = m.id
                        """)
                .bind("ids", made.stream().map(one -> one.call().id()).toArray(UUID[]::new))
                .bind("results", made.stream().map(Made::result).toArray(String[]::new))
                .bind("now", clock.instant())
                .then()
                .retryWhen(MARKING);
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

    /** Makes the call in another chat, which took the place of its own. */
    public Mono<Void> redirect(ClaimedCall call, long chatId) { // CORE-384
        return database.sql("""
                        update bot_outbox set chat_id = :chat, state = 'pending', locked_until = null, updated_at = :now,
                            attempts = attempts - 1,
                            payload = jsonb_set(payload, '{chat_id}', to_jsonb(cast(:chat as bigint)))
                        where id = :id
                        """)
                .bind("id", call.id())
                .bind("chat", chatId)
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

    /**
     * Ends what dead processes left behind: a call that may be repeated is made again; of one that must not be, nobody
     * knows whether it was made. How many of the latter.
     */
    public Mono<Long> recover(BotId bot) { // CORE-380
        return database.sql("""
                        with lost as (
                            update bot_outbox set updated_at = :now, locked_until = null,
                                state = case delivery when 'at_least_once' then 'pending' else 'unknown' end,
                                reason = case delivery when 'at_least_once' then null else 'process died' end
                            where bot_id = :bot and state = 'sending' and locked_until < :now
                            returning state)
                        select count(*) as n from lost where state = 'unknown'
                        """)
                .bind("bot", bot.value())
                .bind("now", clock.instant())
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** The calls that were made since then, in order; whoever sends alone keeps the limits with them. */
    public Flux<Departure> departuresSince(BotId bot, Instant since) { // CORE-381
        return database.sql("""
                        select chat_id, method, sent_at from bot_outbox
                        where state in ('sent', 'skipped') and updated_at > :since
                          and bot_id = :bot and sent_at > :since order by sent_at
                        """)
                .bind("bot", bot.value())
                .bind("since", since)
                .map(row -> new Departure(
                        row.get("chat_id", Long.class),
                        get(row, "method", String.class),
                        get(row, "sent_at", Instant.class)))
                .all();
    }

    /** A call that was made. */
    public record Departure(@Nullable Long chatId, String method, Instant at) {}

    /**
     * How a call stands that was added with a key.
     *
     * @param state pending, sending, sent, skipped, failed or unknown
     * @param messageId of the message that Telegram made
     */
    public record Standing(
            String key,
            String state,
            @Nullable String reason,
            @Nullable Instant sentAt,
            @Nullable Long messageId) {}

    /** How calls stand that were added with these keys. */
    public Flux<Standing> standings(BotId bot, List<String> keys) {
        return database.sql("""
                        select dedupe_key, state, reason, sent_at, (result ->> 'message_id')::bigint as message_id
                        from bot_outbox where bot_id = :bot and dedupe_key = any(:keys)
                        """)
                .bind("bot", bot.value())
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> new Standing(
                        get(row, "dedupe_key", String.class),
                        get(row, "state", String.class),
                        row.get("reason", String.class),
                        row.get("sent_at", Instant.class),
                        row.get("message_id", Long.class)))
                .all();
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

    /** Removes farewells to people who were erased, once they are sent; how many went. */
    public Mono<Long> forgetFarewells() { // CORE-146
        return database.sql("""
                        delete from bot_outbox
                        where dedupe_key like 'farewell:%' and state in ('sent', 'skipped', 'failed', 'unknown')
                        """).fetch().rowsUpdated();
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
                get(row, "created_at", Instant.class),
                row.get("expires_at", Instant.class),
                Chats.standing(row.get("chat_state", String.class), row.get("migrated_to", Long.class)));
    }
}

package dev.krug.broadcasts;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code broadcast_recipients}; runs in the caller's transaction. */
@Repository
class RecipientRows {

    private final DatabaseClient database;

    RecipientRows(DatabaseClient database) {
        this.database = database;
    }

    /** How many are meant, of one bot in one language. */
    record Share(String bot, String language, long count) {}

    /** Somebody who is to get the broadcast. */
    record Recipient(UserId user, String bot, long chatId, String language) {}

    Flux<Share> shares(BroadcastId id, List<String> bots, Audience audience, Instant now) {
        return AudienceSql.bindTo(
                        database.sql("select bot_name, lang, count(*) as n from (" + AudienceSql.SELECT
                                + ") who group by bot_name, lang order by bot_name, lang"),
                        id,
                        bots,
                        audience)
                .bind("now", now)
                .map(row -> new Share(
                        get(row, "bot_name", String.class), get(row, "lang", String.class), get(row, "n", Long.class)))
                .all();
    }

    /** Fixes the audience and its size, in one statement; how many. */
    Mono<Integer> freeze(BroadcastId id, Draft draft, Instant now) { // MB-834
        return AudienceSql.bindTo(
                        database.sql("with frozen as (insert into broadcast_recipients"
                                + " (broadcast_id, user_id, bot_name, chat_id, lang, created_at)"
                                + " select :id, who.user_id, who.bot_name, who.chat_id, who.lang, :now from ("
                                + AudienceSql.SELECT
                                + ") who on conflict (broadcast_id, user_id) do nothing returning 1)"
                                + " update broadcasts set total = (select count(*) from frozen) where id = :id"
                                + " returning total"),
                        id,
                        draft.bots(),
                        draft.audience())
                .bind("id", id.value())
                .bind("now", now)
                .map(row -> get(row, "total", Integer.class))
                .one();
    }

    /** Up to when the calls of this bot are planned; empty before the first. */
    Mono<Instant> plannedUntil(BroadcastId id, String bot) {
        return database.sql("""
                        select max(not_before) as latest from broadcast_recipients
                        where broadcast_id = :id and bot_name = :bot and state in ('sending', 'sent')
                          and not_before is not null
                        """)
                .bind("id", id.value())
                .bind("bot", bot)
                .map(row -> Optional.ofNullable(row.get("latest", Instant.class)))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    /** Who waits, for this transaction alone. */
    Flux<Recipient> waiting(BroadcastId id, String bot, Instant now, int limit) {
        return database.sql("""
                        select user_id, bot_name, chat_id, lang from broadcast_recipients
                        where broadcast_id = :id and bot_name = :bot and state = 'pending'
                          and (not_before is null or not_before <= :now)
                        order by not_before nulls first, id limit :limit for update skip locked
                        """)
                .bind("id", id.value())
                .bind("bot", bot)
                .bind("now", now)
                .bind("limit", limit)
                .map(RecipientRows::recipient)
                .all();
    }

    Flux<Recipient> inFlight(BroadcastId id, int limit) {
        return database.sql("""
                        select user_id, bot_name, chat_id, lang from broadcast_recipients
                        where broadcast_id = :id and state = 'sending' order by not_before limit :limit
                        """)
                .bind("id", id.value())
                .bind("limit", limit)
                .map(RecipientRows::recipient)
                .all();
    }

    /** What became of somebody. */
    record Settled(
            UserId user,
            String state,
            @Nullable String error,
            @Nullable Instant at,
            @Nullable Long messageId) {}

    /** Writes several outcomes in one statement; a moment of one who still waits is when to go on. */
    Mono<Long> settle(BroadcastId id, List<Settled> settled) {
        return settled.isEmpty()
                ? Mono.just(0L)
                : database.sql("""
                                update broadcast_recipients r set state = s.state, error = left(s.error, 80),
                                    not_before = case when s.state in ('pending', 'sending') then s.at else r.not_before end,
                                    sent_at = case when s.state = 'sent' then s.at else null end,
                                    message_id = s.message
                                from unnest(:users, :states, :errors, :moments, :messages)
                                    as s (user_id, state, error, at, message)
                                where r.broadcast_id = :id and r.user_id = s.user_id
                                """)
                        .bind("id", id.value())
                        .bind(
                                "users",
                                settled.stream().map(one -> one.user().value()).toArray(UUID[]::new))
                        .bind("states", settled.stream().map(Settled::state).toArray(String[]::new))
                        .bind("errors", settled.stream().map(Settled::error).toArray(String[]::new))
                        .bind("moments", settled.stream().map(Settled::at).toArray(Instant[]::new))
                        .bind(
                                "messages",
                                settled.stream().map(Settled::messageId).toArray(Long[]::new))
                        .fetch()
                        .rowsUpdated();
    }

    Mono<Long> skipWaiting(BroadcastId id) {
        return database.sql("""
                        update broadcast_recipients set state = 'skipped', error = 'canceled'
                        where broadcast_id = :id and state = 'pending'
                        """).bind("id", id.value()).fetch().rowsUpdated();
    }

    Mono<Boolean> isDone(BroadcastId id) {
        return database.sql("""
                        select not exists (select from broadcast_recipients
                            where broadcast_id = :id and state in ('pending', 'sending')) as done
                        """)
                .bind("id", id.value())
                .map(row -> get(row, "done", Boolean.class))
                .one();
    }

    /** How many failed or were left out, and why. */
    record Loss(String state, String error, long count) {}

    Flux<Loss> losses(BroadcastId id) {
        return database.sql("""
                        select state, coalesce(error, '') as error, count(*) as n from broadcast_recipients
                        where broadcast_id = :id and state in ('failed', 'blocked', 'skipped', 'unknown')
                        group by state, error order by n desc, state, error
                        """)
                .bind("id", id.value())
                .map(row -> new Loss(
                        get(row, "state", String.class), get(row, "error", String.class), get(row, "n", Long.class)))
                .all();
    }

    private static Recipient recipient(Readable row) {
        return new Recipient(
                new UserId(get(row, "user_id", UUID.class)),
                get(row, "bot_name", String.class),
                get(row, "chat_id", Long.class),
                get(row, "lang", String.class));
    }
}

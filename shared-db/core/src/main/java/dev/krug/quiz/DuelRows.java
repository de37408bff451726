package dev.krug.quiz;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Language;
import dev.krug.kernel.Json;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of duels; runs in the caller's transaction. */
@Repository
class DuelRows {

    private static final Duration TO_ACCEPT = Duration.ofHours(24); // MB-621
    private static final Duration TO_PLAY = Duration.ofHours(24); // MB-622

    private final DatabaseClient database;
    private final Clock clock;

    DuelRows(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<DuelRow> insert(
            UserId challenger, Language language, @Nullable String category, List<UUID> questions, long seed) {
        var params = new HashMap<String, Object>(Map.of("language", language.code()));
        if (category != null) {
            params.put("category", category);
        }
        return database.sql("""
                        insert into quiz_duels (code, challenger_id, params, question_ids, seed, accept_until, due_at,
                            created_at, updated_at)
                        values (:code, :challenger, cast(:params as jsonb), :questions, :seed, :until, :until, :now, :now)
                        returning *
                        """)
                .bind("code", DuelCode.random())
                .bind("challenger", challenger.value())
                .bind("params", Json.write(params))
                .bind("questions", questions.toArray(UUID[]::new))
                .bind("seed", seed)
                .bind("until", clock.instant().plus(TO_ACCEPT))
                .bind("now", clock.instant())
                .map(DuelRow::of)
                .one();
    }

    Mono<DuelRow> byCode(String code) {
        return database.sql("select * from quiz_duels where code = :code")
                .bind("code", code)
                .map(DuelRow::of)
                .one();
    }

    /** Holds the duel until the end of the transaction. */
    Mono<DuelRow> lock(String code) {
        return database.sql("select * from quiz_duels where code = :code for no key update")
                .bind("code", code)
                .map(DuelRow::of)
                .one();
    }

    /** Holds the duel until the end of the transaction. */
    Mono<DuelRow> lock(DuelId id) {
        return database.sql("select * from quiz_duels where id = :id for no key update")
                .bind("id", id.value())
                .map(DuelRow::of)
                .one();
    }

    /** Of those who accept at once the first; empty for all others, and when it cannot be accepted. */
    Mono<DuelRow> accept(String code, UserId opponent) { // MB-621
        var now = clock.instant();
        return database.sql("""
                        update quiz_duels set status = 'accepted', opponent_id = :opponent, play_until = :until,
                            due_at = :now, updated_at = :now
                        where code = :code and status = 'open' and accept_until > :now and challenger_id <> :opponent
                        returning *
                        """)
                .bind("code", code)
                .bind("opponent", opponent.value())
                .bind("until", now.plus(TO_PLAY))
                .bind("now", now)
                .map(DuelRow::of)
                .one();
    }

    /** By somebody else than the challenger; empty when it is not open any more. */
    Mono<DuelRow> decline(String code, UserId user) {
        return database.sql("""
                        update quiz_duels set status = 'declined', due_at = :now, updated_at = :now
                        where code = :code and status = 'open' and challenger_id <> :user
                        returning *
                        """)
                .bind("code", code)
                .bind("user", user.value())
                .bind("now", clock.instant())
                .map(DuelRow::of)
                .one();
    }

    /** By the challenger; empty when it is not open any more. */
    Mono<DuelRow> cancel(String code, UserId challenger) {
        return database.sql("""
                        update quiz_duels set status = 'cancelled', due_at = null, updated_at = :now
                        where code = :code and status = 'open' and challenger_id = :challenger
                        returning *
                        """)
                .bind("code", code)
                .bind("challenger", challenger.value())
                .bind("now", clock.instant())
                .map(DuelRow::of)
                .one();
    }

    /** Somebody has gone: what they offered is off, and what they play is to be looked at. */
    Mono<Void> leave(UserId user) { // MB-627
        return database.sql("""
                        update quiz_duels set updated_at = :now,
                            status = case status when 'open' then 'cancelled' else status end,
                            due_at = case status when 'open' then null else :now end
                        where status = 'open' and challenger_id = :user
                          or status = 'accepted' and :user in (challenger_id, opponent_id)
                        """)
                .bind("user", user.value())
                .bind("now", clock.instant())
                .then();
    }

    /** Something is to be done about these now. */
    Flux<DuelId> due(int limit) {
        return database.sql("select id from quiz_duels where due_at <= :now order by due_at limit :limit")
                .bind("now", clock.instant())
                .bind("limit", limit)
                .map(row -> new DuelId(get(row, "id", UUID.class)))
                .all();
    }

    /** @param due when to look at it again; null for never */
    Mono<Void> settle(DuelId id, Duel.State state, @Nullable Instant due) {
        return bind(database.sql("""
                                update quiz_duels set status = :status, due_at = :due, updated_at = :now where id = :id
                                """).bind("id", id.value()), "due", due, Instant.class)
                .bind("status", state.code())
                .bind("now", clock.instant())
                .then();
    }

    Mono<Void> finish(DuelId id, Duel.Winner winner, boolean rated, Map<String, Object> effects) {
        return database.sql("""
                        update quiz_duels set status = 'finished', winner = :winner, rated = :rated, due_at = null,
                            rating_change = cast(:effects as jsonb), finished_at = :now, updated_at = :now
                        where id = :id
                        """)
                .bind("id", id.value())
                .bind("winner", winner.code())
                .bind("rated", rated)
                .bind("effects", Json.write(effects))
                .bind("now", clock.instant())
                .then();
    }

    /** How many duels of these two have finished since then. */
    Mono<Long> finishedSince(UserId one, UserId other, Instant since) { // MB-624
        return database.sql("""
                        select count(*) as n from quiz_duels
                        where status = 'finished' and finished_at >= :since
                          and (challenger_id = :one and opponent_id = :other
                            or challenger_id = :other and opponent_id = :one)
                        """)
                .bind("one", one.value())
                .bind("other", other.value())
                .bind("since", since)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** Newest first. */
    Flux<DuelRow> of(UserId user, Duel.@Nullable State state, int limit, long offset) {
        return filtered("select * ", " order by created_at desc, id desc limit :limit offset :offset", user, state)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(DuelRow::of)
                .all();
    }

    Mono<Long> count(UserId user, Duel.@Nullable State state) {
        return filtered("select count(*) as n ", "", user, state)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec filtered(
            String select, String tail, UserId user, Duel.@Nullable State state) {
        var statement = database.sql(select + """
                        from quiz_duels where (challenger_id = :user or opponent_id = :user)
                          and (cast(:status as text) is null or status = :status)
                        """ + tail).bind("user", user.value());
        return bind(statement, "status", state == null ? null : state.code(), String.class);
    }
}

package dev.krug.promo;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of codes and their uses; runs in the caller's transaction. */
@Repository
class PromoRows {

    private static final String COLUMNS = """
            id, code, type, value, max_uses, current_uses, expires_at, disabled_at, source, personal, assigned_user_id,
            note, created_at
            """;

    private final DatabaseClient database;
    private final Clock clock;

    PromoRows(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<PromoCode> find(String code) {
        return database.sql("select " + COLUMNS + " from promocodes where code = :code")
                .bind("code", code)
                .map(PromoRows::code)
                .one();
    }

    Mono<Boolean> isUsed(UUID code, UserId user) {
        return database.sql("""
                        select exists (select from promocode_usage
                            where promocode_id = :code and user_id = :user and state <> 'released') as used
                        """)
                .bind("code", code)
                .bind("user", user.value())
                .map(row -> get(row, "used", Boolean.class))
                .one();
    }

    /** False when the user used the code before; of two at once one waits for the other. */
    Mono<Boolean> use(PromoCode code, UserId user, String botName) {
        return database.sql("""
                        insert into promocode_usage
                            (user_id, promocode_id, used_at, bot_name, state, effect, created_at, updated_at)
                        values (:user, :code, :now, :bot, 'used', cast(:effect as jsonb), :now, :now)
                        on conflict (user_id, promocode_id) where state <> 'released' do nothing
                        """)
                .bind("user", user.value())
                .bind("code", code.id())
                .bind("bot", botName)
                .bind("effect", Json.write(Map.of("type", code.type().code(), "value", code.value())))
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Counts a use if the code still works now; of many at once as many succeed as it may be used. */
    Mono<Boolean> count(PromoCode code) { // MB-344
        return database.sql("""
                        update promocodes set current_uses = current_uses + 1, updated_at = :now
                        where id = :id and disabled_at is null and (expires_at is null or expires_at > :now)
                          and (max_uses is null or current_uses < max_uses)
                        """)
                .bind("id", code.id())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Takes back a use that was not counted. */
    Mono<Void> forget(PromoCode code, UserId user) {
        return database.sql(
                        "delete from promocode_usage where promocode_id = :code and user_id = :user and state = 'used'")
                .bind("code", code.id())
                .bind("user", user.value())
                .then();
    }

    /** The codes that a user has used. */
    Flux<PromoCode> usedBy(UserId user) {
        return database.sql("select " + COLUMNS + """
                         from promocodes where id in (
                            select promocode_id from promocode_usage where user_id = :user and state <> 'released')
                        """)
                .bind("user", user.value())
                .map(PromoRows::code)
                .all();
    }

    /** Empty when the code is taken. */
    Mono<PromoCode> insert(NewPromoCode promo, String code, @Nullable UserId creator) {
        var now = clock.instant();
        var days = promo.days();
        var assigned = promo.assignedTo();
        var statement = database.sql("""
                        insert into promocodes (code, type, value, max_uses, expires_at, source, personal,
                            assigned_user_id, created_by, note, created_at, updated_at)
                        values (:code, :type, :value, :uses, :expires, :source, :personal, :assigned, :creator, :note,
                            :now, :now)
                        on conflict (code) do nothing
                        returning\s""" + COLUMNS)
                .bind("code", code)
                .bind("type", promo.type().code())
                .bind("value", promo.value())
                .bind("source", promo.source())
                .bind("personal", assigned != null)
                .bind("now", now);
        statement = bind(statement, "uses", promo.maxUses(), Integer.class);
        statement = bind(statement, "expires", days == null ? null : now.plus(Duration.ofDays(days)), Instant.class);
        statement = bind(statement, "assigned", assigned == null ? null : assigned.value(), UUID.class);
        statement = bind(statement, "creator", creator == null ? null : creator.value(), UUID.class);
        return bind(statement, "note", promo.note(), String.class)
                .map(PromoRows::code)
                .one();
    }

    /** True when it was not so before. */
    Mono<Boolean> setDisabled(UUID id, boolean disabled) {
        return bind(
                        database.sql("""
                                update promocodes set disabled_at = :at, updated_at = :now
                                where id = :id and (disabled_at is null) <> (cast(:at as timestamptz) is null)
                                """).bind("id", id).bind("now", clock.instant()),
                        "at",
                        disabled ? clock.instant() : null,
                        Instant.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** False when somebody has used it. */
    Mono<Boolean> delete(UUID id) { // MB-349
        return database.sql("""
                        delete from promocodes p where id = :id
                          and not exists (select from promocode_usage where promocode_id = p.id)
                        """).bind("id", id).fetch().rowsUpdated().map(rows -> rows > 0);
    }

    /** False when the code was used more often than it may be used from now on. */
    Mono<Boolean> change(UUID id, PromoChange change) {
        var statement =
                database.sql("""
                        update promocodes set max_uses = :uses, expires_at = :expires, source = :source, note = :note,
                            updated_at = :now
                        where id = :id and (cast(:uses as int) is null or current_uses <= :uses)
                        """).bind("id", id).bind("source", change.source()).bind("now", clock.instant());
        statement = bind(statement, "uses", change.maxUses(), Integer.class);
        statement = bind(statement, "expires", change.expiresAt(), Instant.class);
        return bind(statement, "note", change.note(), String.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    // As PromoCode.state
    private static final String IN_STATE = """
             where (cast(:state as text) is null or :state = case
                when disabled_at is not null then 'disabled'
                when expires_at <= :now then 'expired'
                when current_uses >= max_uses then 'exhausted'
                else 'active' end)
            """;

    /** Newest first; null for every state. */
    Flux<PromoCode> page(PromoCode.@Nullable State state, int limit, long offset) {
        return inState("select " + COLUMNS, " order by created_at desc, id desc limit :limit offset :offset", state)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(PromoRows::code)
                .all();
    }

    Mono<Long> count(PromoCode.@Nullable State state) {
        return inState("select count(*) as n", "", state)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** All of them, the oldest first. */
    Flux<PromoCode> all() {
        return database.sql("select " + COLUMNS + " from promocodes order by created_at, id")
                .map(PromoRows::code)
                .all();
    }

    private DatabaseClient.GenericExecuteSpec inState(String select, String order, PromoCode.@Nullable State state) {
        return bind(
                database.sql(select + " from promocodes" + IN_STATE + order).bind("now", clock.instant()),
                "state",
                state == null ? null : state.code(),
                String.class);
    }

    /** Newest first. */
    Flux<PromoUse> uses(UUID id, int limit) {
        return database.sql("""
                        select user_id, used_at, bot_name, state from promocode_usage where promocode_id = :id
                        order by used_at desc, id desc limit :limit
                        """)
                .bind("id", id)
                .bind("limit", limit)
                .map(row -> {
                    var user = row.get("user_id", UUID.class);
                    return new PromoUse(
                            user == null ? null : new UserId(user),
                            get(row, "used_at", Instant.class),
                            get(row, "bot_name", String.class),
                            get(row, "state", String.class));
                })
                .all();
    }

    private static PromoCode code(Readable row) {
        var assigned = row.get("assigned_user_id", UUID.class);
        return new PromoCode(
                get(row, "id", UUID.class),
                get(row, "code", String.class),
                PromoType.of(get(row, "type", String.class)),
                get(row, "value", Integer.class),
                row.get("max_uses", Integer.class),
                get(row, "current_uses", Integer.class),
                row.get("expires_at", Instant.class),
                row.get("disabled_at", Instant.class),
                get(row, "source", String.class),
                get(row, "personal", Boolean.class),
                assigned == null ? null : new UserId(assigned),
                row.get("note", String.class),
                get(row, "created_at", Instant.class));
    }
}

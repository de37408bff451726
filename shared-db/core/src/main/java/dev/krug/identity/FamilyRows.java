package dev.krug.identity;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables {@code token_families} and {@code refresh_tokens}. */
@Component
class FamilyRows {

    private final DatabaseClient database;

    FamilyRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<SessionId> insert(NewFamily family, Instant now) {
        var statement = database.sql("""
                        insert into token_families (user_id, auth_method, bot_id, init_data_hash, ip, user_agent,
                            last_used_at, created_at)
                        values (:user, :method, :bot, :initDataHash, cast(:ip as inet), :agent, :now, :now)
                        returning id
                        """)
                .bind("user", family.user().value())
                .bind("method", family.method().code())
                .bind("now", now);
        statement = bind(statement, "bot", family.botId(), UUID.class);
        statement = bind(statement, "initDataHash", family.initDataHash(), String.class);
        statement = bind(statement, "ip", family.device().ip(), String.class);
        return bind(statement, "agent", family.device().userAgent(), String.class)
                .map(row -> new SessionId(get(row, "id", UUID.class)))
                .one();
    }

    Mono<UUID> insertRefresh(SessionId family, String jtiHash, String kid, Instant issuedAt, Instant expiresAt) {
        return database.sql("""
                        insert into refresh_tokens (family_id, jti_hash, kid, issued_at, expires_at)
                        values (:family, :jti, :kid, :issued, :expires) returning id
                        """)
                .bind("family", family.value())
                .bind("jti", jtiHash)
                .bind("kid", kid)
                .bind("issued", issuedAt)
                .bind("expires", expiresAt)
                .map(row -> get(row, "id", UUID.class))
                .one();
    }

    Mono<FamilyRow> lockByJti(String jtiHash) { // CORE-008
        return database.sql("""
                        select r.id as refresh_id, r.used_at, r.expires_at, f.id, f.user_id, f.auth_method, f.bot_id,
                          f.created_at, f.revoked_at
                        from refresh_tokens r join token_families f on f.id = r.family_id
                        where r.jti_hash = :jti
                        for update of r, f
                        """).bind("jti", jtiHash).map(FamilyRows::family).one();
    }

    Mono<Long> use(UUID refreshId, UUID successor, SessionId family, Instant now) {
        return database.sql("update refresh_tokens set used_at = :now, successor_id = :successor where id = :id")
                .bind("now", now)
                .bind("successor", successor)
                .bind("id", refreshId)
                .then()
                .then(database.sql("update token_families set last_used_at = :now where id = :id")
                        .bind("now", now)
                        .bind("id", family.value())
                        .fetch()
                        .rowsUpdated());
    }

    /** Revokes the live families of a user: one, or all. Returns how many. */
    Mono<Long> revoke(UserId user, @Nullable SessionId only, RevokeReason reason, Instant now) {
        var statement = database.sql("""
                        with revoked as (
                          update token_families set revoked_at = :now, revoke_reason = :reason
                          where user_id = :user and revoked_at is null
                            and (cast(:only as uuid) is null or id = :only)
                          returning init_data_hash),
                        blocked as (
                          update init_data_uses set blocked = true
                          where :blocks and init_data_hash in (select init_data_hash from revoked))
                        select count(*) as n from revoked
                        """)
                .bind("now", now)
                .bind("reason", reason.code())
                .bind("blocks", reason.blocksLaunch())
                .bind("user", user.value());
        return bind(statement, "only", only == null ? null : only.value(), UUID.class)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** Revokes what was opened as a guest. */
    Mono<Long> revokeGuests(UserId user, Instant now) {
        return database.sql("""
                        update token_families set revoked_at = :now, revoke_reason = 'merged'
                        where user_id = :user and auth_method = 'guest' and revoked_at is null
                        """)
                .bind("now", now)
                .bind("user", user.value())
                .fetch()
                .rowsUpdated();
    }

    Flux<Session> live(UserId user, Instant bornAfter) {
        return database.sql("""
                        select id, auth_method, bot_id, host(ip) as ip, user_agent, created_at, last_used_at
                        from token_families
                        where user_id = :user and revoked_at is null and created_at > :bornAfter
                        order by last_used_at desc, id desc
                        """)
                .bind("user", user.value())
                .bind("bornAfter", bornAfter)
                .map(FamilyRows::session)
                .all();
    }

    /** Takes away what no token can refer to any more; returns how many logins. */
    Mono<Long> purge(Instant bornBefore) {
        return database.sql("delete from token_families where created_at < :before")
                .bind("before", bornBefore)
                .fetch()
                .rowsUpdated();
    }

    private static FamilyRow family(Readable row) {
        return new FamilyRow(
                get(row, "refresh_id", UUID.class),
                row.get("used_at", Instant.class) != null,
                get(row, "expires_at", Instant.class),
                new SessionId(get(row, "id", UUID.class)),
                new UserId(get(row, "user_id", UUID.class)),
                get(row, "auth_method", String.class),
                row.get("bot_id", UUID.class),
                get(row, "created_at", Instant.class),
                row.get("revoked_at", Instant.class) != null);
    }

    private static Session session(Readable row) {
        return new Session(
                new SessionId(get(row, "id", UUID.class)),
                get(row, "auth_method", String.class),
                row.get("bot_id", UUID.class),
                row.get("ip", String.class),
                row.get("user_agent", String.class),
                get(row, "created_at", Instant.class),
                get(row, "last_used_at", Instant.class));
    }

    /** A login about to be stored. */
    record NewFamily(
            UserId user,
            AuthMethod method,
            @Nullable UUID botId,
            @Nullable String initDataHash,
            Device device) {}
}

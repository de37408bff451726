package dev.krug.telegram;

import static dev.krug.kernel.Rows.get;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who may do what only one process may do for a bot, as long as it renews in time. */
@Service
public class Leases { // CORE-372

    /** With the look of those who wait for it, whose owner was killed is replaced within 15 s. CORE-813 */
    public static final Duration LIFETIME = Duration.ofSeconds(14);

    public static final Duration RENEWAL = Duration.ofSeconds(5);

    private final DatabaseClient database;
    private final Clock clock;

    Leases(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is leased. */
    public enum Role {
        /** Asks Telegram for updates. */
        POLLER,
        /** Sends alone, while the limits cannot be shared. */
        SENDER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes or renews the lease; the fencing number rises with each change of owner. Empty when another holds it. */
    public Mono<Long> hold(BotId bot, Role role, String owner) {
        var now = clock.instant();
        return database.sql("""
                        insert into bot_leases (bot_id, role, owner, fencing, expires_at, created_at)
                        values (:bot, :role, :owner, 1, :until, :now)
                        on conflict (bot_id, role) do update set owner = :owner, expires_at = :until,
                            fencing = bot_leases.fencing + case when bot_leases.owner = :owner then 0 else 1 end
                        where bot_leases.owner = :owner or bot_leases.expires_at < :now
                        returning fencing
                        """)
                .bind("bot", bot.value())
                .bind("role", role.code())
                .bind("owner", owner)
                .bind("until", now.plus(LIFETIME))
                .bind("now", now)
                .map(row -> get(row, "fencing", Long.class))
                .one();
    }

    /** A lease that somebody holds now. */
    public record Held(String botName, String role, String owner, Instant until) {}

    /** In the order of bots and roles. */
    public Flux<Held> held() {
        return database.sql("""
                        select b.name, l.role, l.owner, l.expires_at from bot_leases l join bots b on b.id = l.bot_id
                        where l.expires_at >= :now order by b.name, l.role
                        """)
                .bind("now", clock.instant())
                .map(row -> new Held(
                        get(row, "name", String.class),
                        get(row, "role", String.class),
                        get(row, "owner", String.class),
                        get(row, "expires_at", Instant.class)))
                .all();
    }

    /** Lets the next process take over at once. */
    public Mono<Void> release(BotId bot, Role role, String owner) {
        return database.sql("""
                        update bot_leases set expires_at = :past where bot_id = :bot and role = :role and owner = :owner
                        """)
                .bind("bot", bot.value())
                .bind("role", role.code())
                .bind("owner", owner)
                .bind("past", clock.instant().minusMillis(1))
                .then();
    }

    /** The bots for which somebody else holds this lease. */
    public Flux<BotId> heldByOthers(Role role, String owner) {
        return database.sql("""
                        select bot_id from bot_leases where role = :role and owner <> :owner and expires_at >= :now
                        """)
                .bind("role", role.code())
                .bind("owner", owner)
                .bind("now", clock.instant())
                .map(row -> new BotId(get(row, "bot_id", UUID.class)))
                .all();
    }
}

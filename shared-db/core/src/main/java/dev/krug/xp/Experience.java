package dev.krug.xp;

import static dev.krug.kernel.Rows.get;

import dev.krug.notifications.Notifications;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Adds experience, each activity once. Runs in the caller's transaction and locks the user's row until its end, so
 * parallel grants lose nothing and each level is reached by exactly one of them.
 */
@Service
public class Experience {

    public static final int MOST_PER_GRANT = 1_000_000;

    private final DatabaseClient database;
    private final LevelScales scales;
    private final Notifications notifications;
    private final Clock clock;

    Experience(DatabaseClient database, LevelScales scales, Notifications notifications, Clock clock) {
        this.database = database;
        this.scales = scales;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * Adds what was earned in a game. The level never falls. Empty when there is no such user.
     *
     * @throws IllegalArgumentException if the amount is negative or above {@value #MOST_PER_GRANT}
     */
    public Mono<XpChange> add(XpGrant grant) {
        return scales.current().flatMap(scale -> add(grant, scale));
    }

    /** {@link #add(XpGrant)} by a scale of the caller's. */
    public Mono<XpChange> add(XpGrant grant, LevelScale scale) {
        if (grant.delta() < 0 || grant.delta() > MOST_PER_GRANT) { // MB-202
            return Mono.error(new IllegalArgumentException(
                    "A game adds 0 to " + MOST_PER_GRANT + " experience, not " + grant.delta()));
        }
        return apply(grant, (before, total) -> Math.max(before.level(), scale.levelOf(total))); // MB-205
    }

    /** Adds or takes by an administrator's hand: never below 0, and the level follows, also downwards. */
    public Mono<XpChange> adjust(XpGrant grant) {
        return scales.current().flatMap(scale -> apply(grant, (before, total) -> scale.levelOf(total)));
    }

    private Mono<XpChange> apply(XpGrant grant, LevelRule rule) {
        return lock(grant.userId()).flatMap(before -> {
            int delta = (int) Math.max(grant.delta(), -before.totalXp());
            if (delta == 0) {
                return Mono.just(new XpChange(false, before.level(), before.level(), before.totalXp()));
            }
            long total = before.totalXp() + delta;
            return record(grant, delta, before, total, rule.level(before, total))
                    .delayUntil(change -> change.leveledUp() ? tellLevelUp(grant.userId(), change) : Mono.empty())
                    .switchIfEmpty(Mono.defer(() -> first(grant.sourceKey())));
        });
    }

    private Mono<Standing> lock(UserId id) {
        return database.sql("select total_xp, level, timezone from users where id = :id for update")
                .bind("id", id.value())
                .map(row -> new Standing(
                        get(row, "total_xp", Long.class),
                        get(row, "level", Integer.class),
                        row.get("timezone", String.class)))
                .one();
    }

    /** Empty when the source has given its experience before. */
    private Mono<XpChange> record(XpGrant grant, int delta, Standing before, long total, int level) {
        var now = clock.instant();
        return database.sql("""
                        with event as (
                            insert into xp_events (user_id, bot_name, delta, reason, source_key, total_after,
                                level_before, level_after, local_date, created_at)
                            values (:user, :bot, :delta, :reason, :key, :total, :before, :level, :date, :now)
                            on conflict (source_key) do nothing
                            returning level_before, level_after, total_after),
                        changed as (
                            update users set total_xp = :total, level = :level, xp_reached_at = :now, updated_at = :now
                            where id = :user and exists (select from event))
                        select * from event
                        """)
                .bind("user", grant.userId().value())
                .bind("bot", grant.botName())
                .bind("delta", delta)
                .bind("reason", grant.reason())
                .bind("key", grant.sourceKey())
                .bind("total", total)
                .bind("before", before.level())
                .bind("level", level)
                .bind("date", before.dateAt(now))
                .bind("now", now)
                .map(Experience::change)
                .one();
    }

    private Mono<XpChange> first(String sourceKey) { // MB-201
        return database.sql("select level_before, level_after, total_after from xp_events where source_key = :key")
                .bind("key", sourceKey)
                .map(Experience::change)
                .one();
    }

    private Mono<Void> tellLevelUp(UserId id, XpChange change) { // MB-208
        return notifications.add(id, "level_up", "level_up:" + change.newLevel(), Map.of("level", change.newLevel()));
    }

    private static XpChange change(Readable row) {
        int before = get(row, "level_before", Integer.class);
        int after = get(row, "level_after", Integer.class);
        return new XpChange(after > before, before, after, get(row, "total_after", Long.class));
    }

    private record Standing(
            long totalXp, int level, @Nullable String timezone) {

        LocalDate dateAt(Instant now) {
            try {
                return LocalDate.ofInstant(now, timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone));
            } catch (DateTimeException unknownZone) {
                return LocalDate.ofInstant(now, ZoneOffset.UTC);
            }
        }
    }

    private interface LevelRule {
        int level(Standing before, long total);
    }
}

package dev.krug.xp;

import static dev.krug.kernel.Rows.get;

import dev.krug.notifications.Notifications;
import dev.krug.users.User;
import dev.krug.xp.Activities.Activity;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * What somebody gets at the end of a game, in one statement: experience, activities and the place that they come to.
 * Runs in the caller's transaction; repeating it changes nothing.
 */
@Service
public class Earnings {

    private static final String EARN =
            """
            with known as (
                select id from users where id = :id and total_xp = :before and level = :level for no key update),
            event as (
                insert into xp_events (user_id, bot_name, delta, reason, source_key, total_after, level_before,
                    level_after, local_date, created_at)
                select id, :bot, :delta, :reason, :key, cast(:total as bigint), :level, :after, :date, :now
                from known where cast(:delta as int) > 0
                on conflict (source_key) do nothing
                returning delta),
            changed as (
                update users set total_xp = :total, level = :after, xp_reached_at = :now, updated_at = :now
                where id = :id and exists (select from event)),
            acted as (
                insert into activity_events
                    (user_id, bot_name, kind, value, data, event_key, occurred_at, local_date)
                select :id, a.bot, a.kind, a.value, cast(a.data as jsonb), a.key, :now, :date
                from unnest(:bots, :kinds, :values, :data, :keys) as a (bot, kind, value, data, key)
                where exists (select from known)
                on conflict (event_key) do nothing),
            """ + Leaderboards.placeAfter("(select coalesce(sum(delta), 0) from event)") + """
             select exists (select from known) and (:delta = 0 or exists (select from event)) as is_done,
                place.xp, place.ahead, place.listed
            from (values (1)) as always left join place on true
            """;

    private final DatabaseClient database;
    private final Experience experience;
    private final Activities activities;
    private final Leaderboards leaderboards;
    private final LevelScales scales;
    private final Notifications notifications;
    private final Clock clock;

    Earnings(
            DatabaseClient database,
            Experience experience,
            Activities activities,
            Leaderboards leaderboards,
            LevelScales scales,
            Notifications notifications,
            Clock clock) {
        this.database = database;
        this.experience = experience;
        this.activities = activities;
        this.leaderboards = leaderboards;
        this.scales = scales;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** What came of it; without a place for people who are not listed anywhere. */
    public record Earned(XpChange change, Optional<Leaderboards.Place> place) {}

    /**
     * Adds the experience and notes the activities.
     *
     * @param user as read in this transaction
     * @param grant 0 to {@value Experience#MOST_PER_GRANT}
     * @return with the place on the board of the grant's bot
     */
    public Mono<Earned> earn(User user, XpGrant grant, List<Activity> noted) {
        return scales.current().flatMap(scale -> {
            var before = user.progress();
            long total = before.totalXp() + grant.delta();
            int after = Math.max(before.level(), scale.levelOf(total)); // MB-205
            var change = new XpChange(after > before.level(), before.level(), after, total);
            return write(user, grant, noted, change)
                    .flatMap(written -> written.isDone()
                            ? tell(user, change).thenReturn(new Earned(change, written.place()))
                            : again(user, grant, noted));
        });
    }

    private record Written(boolean isDone, Optional<Leaderboards.Place> place) {}

    private Mono<Written> write(User user, XpGrant grant, List<Activity> noted, XpChange change) {
        var now = clock.instant();
        var statement = database.sql(EARN)
                .bind("id", user.id().value())
                .bind("before", user.progress().totalXp())
                .bind("level", change.oldLevel())
                .bind("after", change.newLevel())
                .bind("total", change.totalXp())
                .bind("bot", grant.botName())
                .bind("delta", grant.delta())
                .bind("reason", grant.reason())
                .bind("key", grant.sourceKey())
                .bind("date", LocalDate.ofInstant(now, user.zone()))
                .bind("since", Board.Period.ALL.startAt(now))
                .bind("now", now);
        return Activities.bind(statement, noted).map(Earnings::written).one();
    }

    private static Written written(Readable row) {
        return new Written(
                get(row, "is_done", Boolean.class),
                row.get("ahead", Long.class) == null ? Optional.empty() : Optional.of(Leaderboards.place(row)));
    }

    /** The user was changed meanwhile, or has got this before: the long way. */
    private Mono<Earned> again(User user, XpGrant grant, List<Activity> noted) {
        return experience
                .add(grant)
                .delayUntil(change -> activities.record(user, noted))
                .flatMap(change -> leaderboards
                        .placeOf(grant.userId(), new Board(Board.Period.ALL, grant.botName()))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(place -> new Earned(change, place)));
    }

    private Mono<Void> tell(User user, XpChange change) { // MB-208
        return change.leveledUp()
                ? notifications.add(
                        user.id(),
                        "level_up",
                        "level_up:" + change.newLevel(),
                        Map.of("level", change.newLevel()),
                        user.language())
                : Mono.empty();
    }
}

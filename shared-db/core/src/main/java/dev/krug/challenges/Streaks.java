package dev.krug.challenges;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code challenge_streaks}. Whoever changes a streak holds the user's row. */
@Repository
class Streaks {

    static final String FACT = """
            select json_build_object('current', current, 'longest', longest, 'runStartedOn', run_started_on,
                'lastCompletedOn', last_completed_on, 'freezes', freezes, 'freezesUsed', freezes_used)
            from challenge_streaks where user_id = :user
            """;

    private static final String COLUMNS = "current, longest, run_started_on, last_completed_on, freezes, freezes_used";
    private static final String LISTED = """
             from challenge_streaks s join users u on u.id = s.user_id
            where u.user_type = 'registered' and not u.hide_from_leaderboard
              and (u.status = 'active' or (u.status = 'banned' and u.banned_until <= :now))
              and s.last_completed_on + s.freezes + 1 >= :today
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Streaks(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Streak> of(UserId user) {
        return database.sql("select " + COLUMNS + " from challenge_streaks where user_id = :user")
                .bind("user", user.value())
                .map(Streaks::read)
                .one()
                .defaultIfEmpty(Streak.NONE);
    }

    Mono<Void> save(UserId user, Streak streak) {
        return database.sql("""
                        insert into challenge_streaks (user_id, current, longest, run_started_on, last_completed_on,
                            freezes, freezes_used, created_at, updated_at)
                        values (:user, :current, :longest, :started, :last, :freezes, :used, :now, :now)
                        on conflict (user_id) do update set current = excluded.current, longest = excluded.longest,
                            run_started_on = excluded.run_started_on, last_completed_on = excluded.last_completed_on,
                            freezes = excluded.freezes, freezes_used = excluded.freezes_used, updated_at = :now
                        """)
                .bind("user", user.value())
                .bind("current", streak.current())
                .bind("longest", streak.longest())
                .bind("started", Objects.requireNonNull(streak.runStartedOn()))
                .bind("last", Objects.requireNonNull(streak.lastCompletedOn()))
                .bind("freezes", streak.freezes())
                .bind("used", streak.freezesUsed())
                .bind("now", clock.instant())
                .then();
    }

    /** Longest first; the name is the first name, else the Telegram username, else empty. */
    Mono<List<StreakLine>> board(int limit) {
        return listed("""
                        select u.id, s.current, coalesce(nullif(u.tg_first_name, ''), nullif(u.first_name, ''),
                            '@' || u.tg_username, '') as name,
                            rank() over (order by s.current desc) as position
                        """ + LISTED + " order by s.current desc, s.run_started_on, u.id limit :limit")
                .bind("limit", limit)
                .map(row -> new StreakLine(
                        get(row, "position", Long.class),
                        new UserId(get(row, "id", UUID.class)),
                        get(row, "name", String.class),
                        get(row, "current", Integer.class)))
                .all()
                .collectList();
    }

    /** How many on the board have a longer one. */
    Mono<Long> longerThan(int days) {
        return listed("select count(*) as n" + LISTED + " and s.current > :days")
                .bind("days", days)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** Streaks of reachable people in these zones that were last raised so many days before the day that it is there. */
    Flux<Dated> missedIn(Map<String, LocalDate> zones, int fewestDays, int mostDays) {
        return database.sql("select u.id, z.today, " + COLUMNS + """
                         from unnest(:zones, :dates) as z (name, today) join users u on u.timezone = z.name
                            join challenge_streaks s on s.user_id = u.id
                        where u.telegram_id is not null and u.status = 'active'
                          and s.last_completed_on between z.today - :most and z.today - :fewest
                        """)
                .bind("zones", zones.keySet().toArray(String[]::new))
                .bind("dates", zones.values().toArray(LocalDate[]::new))
                .bind("most", mostDays)
                .bind("fewest", fewestDays)
                .map(row -> new Dated(
                        new UserId(get(row, "id", UUID.class)), get(row, "today", LocalDate.class), read(row)))
                .all();
    }

    /** A streak, and the day that it is for its owner. */
    record Dated(UserId user, LocalDate today, Streak streak) {}

    // The earliest day that it is anywhere: a streak that is over by its owner's calendar may stay for a few hours.
    private DatabaseClient.GenericExecuteSpec listed(String sql) {
        var now = clock.instant();
        return database.sql(sql).bind("now", now).bind("today", LocalDate.ofInstant(now, ZoneOffset.ofHours(-12)));
    }

    private static Streak read(Readable row) {
        return new Streak(
                get(row, "current", Integer.class),
                get(row, "longest", Integer.class),
                get(row, "run_started_on", LocalDate.class),
                get(row, "last_completed_on", LocalDate.class),
                get(row, "freezes", Integer.class),
                get(row, "freezes_used", Integer.class));
    }
}

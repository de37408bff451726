package dev.krug.challenges;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code challenge_progress}. */
@Repository
class ProgressRows {

    private final DatabaseClient database;
    private final Clock clock;

    ProgressRows(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Key(UserId user, ChallengeId challenge) {}

    /** A challenge that somebody has done, and when. */
    record Done(LocalDate date, Slot slot, Instant at) {}

    Mono<Map<Key, Progress>> of(Collection<UserId> users, Collection<DailyChallenge> challenges) {
        return database.sql("""
                        select user_id, daily_challenge_id, progress, bots, completed_at from challenge_progress
                        where user_id = any(:users) and daily_challenge_id = any(:challenges)
                        """)
                .bind("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .bind("challenges", ids(challenges))
                .map(row -> Map.entry(
                        new Key(
                                new UserId(get(row, "user_id", UUID.class)),
                                new ChallengeId(get(row, "daily_challenge_id", UUID.class))),
                        progress(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Whoever was erased meanwhile is left out; what is done stays as it is. */
    Mono<Void> raise(Map<Key, Progress> raised) {
        return raised.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into challenge_progress (user_id, daily_challenge_id, progress, created_at, updated_at)
                                select u.id, r.challenge, r.progress, :now, :now
                                from unnest(:users, :challenges, :values) as r (user_id, challenge, progress)
                                    join users u on u.id = r.user_id
                                order by u.id, r.challenge for key share of u
                                on conflict (user_id, daily_challenge_id) do update
                                  set progress = excluded.progress, updated_at = :now
                                  where challenge_progress.completed_at is null
                                    and challenge_progress.progress < excluded.progress
                                """)
                        .bind(
                                "users",
                                raised.keySet().stream()
                                        .map(key -> key.user().value())
                                        .toArray(UUID[]::new))
                        .bind(
                                "challenges",
                                raised.keySet().stream()
                                        .map(key -> key.challenge().value())
                                        .toArray(UUID[]::new))
                        .bind(
                                "values",
                                raised.values().stream().map(Progress::value).toArray(Integer[]::new))
                        .bind("now", clock.instant())
                        .then();
    }

    /** Marks it as done; false when it was before. */
    Mono<Boolean> complete(UserId user, DailyChallenge challenge, List<String> bots) { // MB-705
        return database.sql("""
                        insert into challenge_progress (user_id, daily_challenge_id, progress, bots, completed_at,
                            xp_awarded, created_at, updated_at)
                        values (:user, :challenge, :target, :bots, :now, :xp, :now, :now)
                        on conflict (user_id, daily_challenge_id) do update
                          set progress = excluded.progress, bots = excluded.bots, completed_at = :now,
                            xp_awarded = excluded.xp_awarded, updated_at = :now
                          where challenge_progress.completed_at is null
                        """)
                .bind("user", user.value())
                .bind("challenge", challenge.id().value())
                .bind("target", challenge.content().target())
                .bind("bots", bots.toArray(String[]::new))
                .bind("xp", challenge.content().xp())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Everything that somebody has ever done, in the order in which they did it. */
    Flux<Done> done(UserId user) {
        return database.sql("""
                        select d.challenge_date, d.slot, p.completed_at
                        from challenge_progress p join daily_challenges d on d.id = p.daily_challenge_id
                        where p.user_id = :user and p.completed_at is not null
                        order by p.completed_at, d.challenge_date, d.slot
                        """)
                .bind("user", user.value())
                .map(row -> new Done(
                        get(row, "challenge_date", LocalDate.class),
                        Slot.of(get(row, "slot", String.class)),
                        get(row, "completed_at", Instant.class)))
                .all();
    }

    /**
     * What badges ask about.
     *
     * @param sweeps days with all three regular challenges done
     * @param bots how many bots had a part in challenges
     */
    record Feats(int done, int sweeps, int bots, boolean sweptThatDay) {}

    Mono<Feats> feats(UserId user, LocalDate date) {
        return database.sql("""
                        with done as (
                            select d.challenge_date, d.slot, p.bots
                            from challenge_progress p join daily_challenges d on d.id = p.daily_challenge_id
                            where p.user_id = :user and p.completed_at is not null),
                        swept as (
                            select challenge_date from done where slot <> 'custom'
                            group by challenge_date having count(*) = :all)
                        select (select count(*)::int from done) as done,
                            (select count(*)::int from swept) as sweeps,
                            (select count(distinct bot)::int from done, unnest(bots) as bot) as bots,
                            exists (select from swept where challenge_date = :date) as swept_that_day
                        """)
                .bind("user", user.value())
                .bind("date", date)
                .bind("all", Difficulty.values().length)
                .map(row -> new Feats(
                        get(row, "done", Integer.class),
                        get(row, "sweeps", Integer.class),
                        get(row, "bots", Integer.class),
                        get(row, "swept_that_day", Boolean.class)))
                .one();
    }

    private static Progress progress(Readable row) {
        return new Progress(
                get(row, "progress", Integer.class),
                List.of(get(row, "bots", String[].class)),
                row.get("completed_at", Instant.class));
    }

    private static UUID[] ids(Collection<DailyChallenge> challenges) {
        return challenges.stream().map(challenge -> challenge.id().value()).toArray(UUID[]::new);
    }
}

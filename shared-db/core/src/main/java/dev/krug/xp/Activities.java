package dev.krug.xp;

import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.users.User;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * What users did, dated by their own calendar when it happened. Experience that was earned is an activity of the kind
 * {@value #XP_EARNED} by its row in {@code xp_events}: a second row for each grant would say the same and slow down
 * what most updates do.
 */
@Service
public class Activities { // MB-701

    public static final String XP_EARNED = "xp.earned";

    // Two bounds, though the upper one bounds nothing: of one alone the planner thinks that a third of the table is
    // above.
    static final String RECENT = """
            with bound as materialized (
                select clock_timestamp() as until,
                    uuidv7(greatest(cast(:since as timestamptz), clock_timestamp() - interval '3 days')
                        - clock_timestamp()) as id,
                    cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid) as last)
            select bound.until, acted.user_id, acted.local_date
            from bound left join lateral (
                select user_id, local_date from activity_events
                where id between bound.id and bound.last and local_date >= :earliest
                union
                select user_id, local_date from xp_events
                where id between bound.id and bound.last and local_date >= :earliest and delta > 0) acted on true
            """;
    // The time bounds are wide enough for the day in any zone; they make the index of a user's experience usable.
    private static final String TALLIES = """
            select e.user_id, e.local_date, e.bot_name, e.kind, e.value, count(*) as times
            from unnest(:users, :dates) as day (user_id, local_date) join activity_events e using (user_id, local_date)
            group by e.user_id, e.local_date, e.bot_name, e.kind, e.value
            union all
            select e.user_id, e.local_date, e.bot_name, :earned, e.delta, count(*)
            from unnest(:users, :dates) as day (user_id, local_date) join xp_events e using (user_id, local_date)
            where e.delta > 0 and e.reason not in ('admin', 'import')
              and e.created_at between day.local_date - interval '2 days' and day.local_date + interval '3 days'
            group by e.user_id, e.local_date, e.bot_name, e.delta
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Activities(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One thing that happened, known by its key. */
    public record Activity(String botName, String kind, int value, Map<String, Object> data, String eventKey) {}

    /** In one statement; repeating a key changes nothing. */
    public Mono<Void> record(User user, List<Activity> activities) {
        if (activities.isEmpty()) {
            return Mono.empty();
        }
        var now = clock.instant();
        return bind(database.sql("""
                        insert into activity_events
                            (user_id, bot_name, kind, value, data, event_key, occurred_at, local_date)
                        select :user, a.bot, a.kind, a.value, cast(a.data as jsonb), a.key, :now, :date
                        from unnest(:bots, :kinds, :values, :data, :keys) as a (bot, kind, value, data, key)
                        on conflict (event_key) do nothing
                        """), activities)
                .bind("user", user.id().value())
                .bind("now", now)
                .bind("date", LocalDate.ofInstant(now, user.zone()))
                .then();
    }

    /** One day of a user's own calendar. */
    public record UserDay(UserId user, LocalDate date) {}

    /** So many activities that are alike. */
    public record Tally(String botName, String kind, int value, long times) {}

    /** Everything that was done on these days; a day without activities is missing. */
    public Mono<Map<UserDay, Collection<Tally>>> tallies(Collection<UserDay> days) {
        return days.isEmpty()
                ? Mono.just(Map.of())
                : database.sql(TALLIES)
                        .bind(
                                "users",
                                days.stream().map(day -> day.user().value()).toArray(UUID[]::new))
                        .bind("dates", days.stream().map(UserDay::date).toArray(LocalDate[]::new))
                        .bind("earned", XP_EARNED)
                        .map(row -> Map.entry(day(row), tally(row)))
                        .all()
                        .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Days on which something was done lately.
     *
     * @param until when the store was looked at; what was under way then may still be missing
     */
    public record Recent(Instant until, List<UserDay> days) {}

    /**
     * The days of what was stored since then, by the clock of the database, at most three days back. It reads the
     * newest rows by their ids, so that nobody has to keep a queue of activities.
     */
    public Mono<Recent> since(Instant since) {
        return database.sql(RECENT)
                .bind("since", since)
                .bind(
                        "earliest",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(3))
                .map(row -> new Seen(
                        get(row, "until", Instant.class), row.get("user_id", UUID.class) == null ? null : day(row)))
                .all()
                .collectList()
                .map(Activities::recent);
    }

    private record Seen(Instant until, @Nullable UserDay day) {}

    private static Recent recent(List<Seen> seen) {
        return new Recent(
                seen.getFirst().until(),
                seen.stream().map(Seen::day).filter(Objects::nonNull).toList());
    }

    private static UserDay day(Readable row) {
        return new UserDay(new UserId(get(row, "user_id", UUID.class)), get(row, "local_date", LocalDate.class));
    }

    private static Tally tally(Readable row) {
        return new Tally(
                get(row, "bot_name", String.class),
                get(row, "kind", String.class),
                get(row, "value", Integer.class),
                get(row, "times", Long.class));
    }

    static GenericExecuteSpec bind(GenericExecuteSpec statement, List<Activity> activities) {
        return statement
                .bind("bots", activities.stream().map(Activity::botName).toArray(String[]::new))
                .bind("kinds", activities.stream().map(Activity::kind).toArray(String[]::new))
                .bind("values", activities.stream().map(Activity::value).toArray(Integer[]::new))
                .bind(
                        "data",
                        activities.stream()
                                .map(activity -> Json.write(activity.data()))
                                .toArray(String[]::new))
                .bind("keys", activities.stream().map(Activity::eventKey).toArray(String[]::new));
    }
}

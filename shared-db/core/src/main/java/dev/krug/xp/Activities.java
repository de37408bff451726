package dev.krug.xp;

import dev.krug.kernel.Json;
import dev.krug.users.User;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What users did, dated by their own calendar when it happened. */
@Service
public class Activities { // MB-701

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

package dev.krug.xp;

import dev.krug.kernel.Json;
import dev.krug.users.User;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
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

    /** Repeating a key changes nothing. */
    public Mono<Void> record(User user, Activity activity) {
        var now = clock.instant();
        return database.sql("""
                        insert into activity_events
                            (user_id, bot_name, kind, value, data, event_key, occurred_at, local_date)
                        values (:user, :bot, :kind, :value, cast(:data as jsonb), :key, :now, :date)
                        on conflict (event_key) do nothing
                        """)
                .bind("user", user.id().value())
                .bind("bot", activity.botName())
                .bind("kind", activity.kind())
                .bind("value", activity.value())
                .bind("data", Json.write(activity.data()))
                .bind("key", activity.eventKey())
                .bind("now", now)
                .bind("date", LocalDate.ofInstant(now, user.zone()))
                .then();
    }
}

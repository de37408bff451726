package dev.krug.xp;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the history of experience. */
@Repository
public class XpEvents {

    private final DatabaseClient database;

    XpEvents(DatabaseClient database) {
        this.database = database;
    }

    public record XpEvent(
            int delta, String reason, String botName, long totalAfter, int levelAfter, Instant createdAt) {}

    /** Null bounds are open. */
    public record Filter(
            @Nullable String botName,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static final Filter ALL = new Filter(null, null, null);
    }

    private static final String MATCHING = """
             from xp_events where user_id = :user
              and (cast(:bot as text) is null or bot_name = :bot)
              and (cast(:from as timestamptz) is null or created_at >= :from)
              and (cast(:to as timestamptz) is null or created_at < :to)
            """;

    /** Newest first. */
    public Flux<XpEvent> of(UserId user, Filter filter, int limit, long offset) {
        return statement(
                        "select delta, reason, bot_name, total_after, level_after, created_at" + MATCHING
                                + " order by created_at desc, id desc limit :limit offset :offset",
                        user,
                        filter)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(row -> new XpEvent(
                        get(row, "delta", Integer.class),
                        get(row, "reason", String.class),
                        get(row, "bot_name", String.class),
                        get(row, "total_after", Long.class),
                        get(row, "level_after", Integer.class),
                        get(row, "created_at", Instant.class)))
                .all();
    }

    public Mono<Long> count(UserId user, Filter filter) {
        return statement("select count(*) as n" + MATCHING, user, filter)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec statement(String sql, UserId user, Filter filter) {
        var statement = database.sql(sql).bind("user", user.value());
        statement = bind(statement, "bot", filter.botName(), String.class);
        statement = bind(statement, "from", filter.from(), Instant.class);
        return bind(statement, "to", filter.to(), Instant.class);
    }
}

package dev.krug.audit;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads who changed what, newest first. */
@Service
public class AuditLog {

    private static final String MATCHING = """
             from audit_log
            where (cast(:type as text) is null or target_type = :type)
              and (cast(:target as text) is null or target_id = :target)
              and (cast(:actor as uuid) is null or actor_user_id = :actor)
              and (cast(:action as text) is null or starts_with(action, :action))
              and (cast(:outcome as text) is null or outcome = :outcome)
              and (cast(:since as timestamptz) is null or at >= :since)
              and (cast(:until as timestamptz) is null or at < :until)
            """;

    private final DatabaseClient database;

    AuditLog(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Which lines; what is null does not restrict.
     *
     * @param action the act, or how it begins: {@code user} for all about people
     * @param since inclusive
     * @param until exclusive
     */
    public record Filter(
            @Nullable String targetType,
            @Nullable String targetId,
            @Nullable UUID actorId,
            @Nullable String action,
            @Nullable String outcome,
            @Nullable Instant since,
            @Nullable Instant until) {

        /** What was done about this user. */
        public static Filter about(UUID user) {
            return new Filter("users", user.toString(), null, null, null, null, null);
        }
    }

    /** One act or change; personal values are pseudonyms. */
    public record Line(
            UUID id,
            Instant at,
            String action,
            @Nullable UUID actorId,
            @Nullable String actorRole,
            @Nullable String botName,
            String channel,
            String targetType,
            String targetId,
            Map<String, Object> before,
            Map<String, Object> after,
            String outcome,
            @Nullable String reason) {}

    public Flux<Line> page(Filter filter, int limit, long offset) {
        return matching("""
                        select id, at, action, actor_user_id, actor_role, bot_name, channel, target_type, target_id,
                            before, after, outcome, reason
                        """, " order by at desc, id desc limit :limit offset :offset", filter)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(AuditLog::line)
                .all();
    }

    public Mono<Long> count(Filter filter) {
        return matching("select count(*) as n", "", filter)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    private GenericExecuteSpec matching(String select, String order, Filter filter) {
        var statement = database.sql(select + MATCHING + order);
        statement = bind(statement, "type", filter.targetType(), String.class);
        statement = bind(statement, "target", filter.targetId(), String.class);
        statement = bind(statement, "actor", filter.actorId(), UUID.class);
        statement = bind(statement, "action", filter.action(), String.class);
        statement = bind(statement, "outcome", filter.outcome(), String.class);
        statement = bind(statement, "since", filter.since(), Instant.class);
        return bind(statement, "until", filter.until(), Instant.class);
    }

    private static Line line(Readable row) {
        return new Line(
                get(row, "id", UUID.class),
                get(row, "at", Instant.class),
                get(row, "action", String.class),
                row.get("actor_user_id", UUID.class),
                row.get("actor_role", String.class),
                row.get("bot_name", String.class),
                get(row, "channel", String.class),
                get(row, "target_type", String.class),
                get(row, "target_id", String.class),
                object(row.get("before", String.class)),
                object(row.get("after", String.class)),
                get(row, "outcome", String.class),
                row.get("reason", String.class));
    }

    private static Map<String, Object> object(@Nullable String json) {
        return json == null ? Map.of() : Json.readObject(json);
    }
}

package dev.krug.telegram;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Audit;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Updates that were given up, until somebody has decided about them. */
@Service
public class DeadUpdates { // CORE-376

    private static final String MATCHING =
            " from bot_updates u join bots b on b.id = u.bot_id where u.state = 'dead' and b.name = coalesce(:bot, b.name)";
    private static final String COLUMNS =
            "select u.id, b.name, u.update_id, u.chat_key, u.state, u.attempts, u.error, u.created_at, u.payload";

    private final DatabaseClient database;
    private final Audit audit;
    private final Clock clock;

    DeadUpdates(DatabaseClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** A stored update with what became of it. */
    public record StoredUpdate(
            UUID id,
            String botName,
            long updateId,
            String chatKey,
            String state,
            int attempts,
            @Nullable String error,
            Instant receivedAt,
            String payload) {}

    /** Newest first; of one bot, or of all. */
    public Flux<StoredUpdate> page(@Nullable String botName, int limit, long offset) {
        return ofBot(COLUMNS + MATCHING + " order by u.created_at desc, u.id desc limit :limit offset :offset", botName)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(DeadUpdates::read)
                .all();
    }

    public Mono<Long> count(@Nullable String botName) {
        return ofBot("select count(*) as n" + MATCHING, botName)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** Any stored update. */
    public Mono<StoredUpdate> find(UUID id) {
        return database.sql(COLUMNS + " from bot_updates u join bots b on b.id = u.bot_id where u.id = :id")
                .bind("id", id)
                .map(DeadUpdates::read)
                .one();
    }

    /** The update is processed as if it had just come. */
    public Mono<Decision> replay(UUID id) {
        return decide(id, "pending", """
                update bot_updates set state = 'pending', attempts = 0, next_at = :now, error = null
                where id = :id and state = 'dead'
                """);
    }

    /** Nothing more happens about the update. */
    public Mono<Decision> discard(UUID id) {
        return decide(id, "done", """
                update bot_updates set state = 'done', done_at = :now, error = 'discarded'
                where id = :id and state = 'dead'
                """);
    }

    private Mono<Decision> decide(UUID id, String state, String sql) {
        return database.sql(sql)
                .bind("id", id)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? audit.changed("bot_updates", id, Map.of("state", "dead"), Map.of("state", state))
                                .thenReturn(Decision.TAKEN)
                        : find(id).map(known -> Decision.TOO_LATE).defaultIfEmpty(Decision.ABSENT));
    }

    private GenericExecuteSpec ofBot(String sql, @Nullable String botName) {
        return bind(database.sql(sql), "bot", botName, String.class);
    }

    private static StoredUpdate read(Readable row) {
        return new StoredUpdate(
                get(row, "id", UUID.class),
                get(row, "name", String.class),
                get(row, "update_id", Long.class),
                get(row, "chat_key", String.class),
                get(row, "state", String.class),
                get(row, "attempts", Integer.class),
                row.get("error", String.class),
                get(row, "created_at", Instant.class),
                get(row, "payload", String.class));
    }
}

package dev.krug.telegram;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Audit;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls that failed, or of which nobody knows whether they were made, until somebody has decided about them. */
@Service
public class UnsettledCalls { // CORE-389

    private static final String MATCHING = """
             from bot_outbox o join bots b on b.id = o.bot_id
            where o.state in ('failed', 'unknown') and o.state = any(:states) and b.name = coalesce(:bot, b.name)
            """;
    private static final String COLUMNS =
            "select o.id, b.name, o.chat_id, o.method, o.state, o.reason, o.attempts, o.delivery, o.created_at";

    private final DatabaseClient database;
    private final Audit audit;
    private final Clock clock;

    UnsettledCalls(DatabaseClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why a call is unsettled. */
    public enum State {
        FAILED,
        UNKNOWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A call with what became of it, without what it says. */
    public record StoredCall(
            UUID id,
            String botName,
            @Nullable Long chatId,
            String method,
            String state,
            @Nullable String reason,
            int attempts,
            String delivery,
            Instant createdAt) {}

    /** Newest first; of one bot, or of all. */
    public Flux<StoredCall> page(Collection<State> states, @Nullable String botName, int limit, long offset) {
        return matching(
                        COLUMNS + MATCHING + " order by o.created_at desc, o.id desc limit :limit offset :offset",
                        states,
                        botName)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(UnsettledCalls::read)
                .all();
    }

    public Mono<Long> count(Collection<State> states, @Nullable String botName) {
        return matching("select count(*) as n" + MATCHING, states, botName)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    public Mono<StoredCall> find(UUID id) {
        return database.sql(COLUMNS + " from bot_outbox o join bots b on b.id = o.bot_id where o.id = :id")
                .bind("id", id)
                .map(UnsettledCalls::read)
                .one();
    }

    /** The call is made once more, though it may have been made before. */
    public Mono<Decision> retry(UUID id) {
        return decide(id, "pending", """
                with before as (select state from bot_outbox where id = :id and state in ('failed', 'unknown') for update)
                update bot_outbox o set state = 'pending', attempts = 0, reason = null, not_before = :now,
                    locked_until = null, updated_at = :now
                from before where o.id = :id returning before.state
                """);
    }

    /** The call is not made any more. */
    public Mono<Decision> skip(UUID id) {
        return decide(id, "skipped", """
                with before as (select state from bot_outbox where id = :id and state in ('failed', 'unknown') for update)
                update bot_outbox o set state = 'skipped', updated_at = :now
                from before where o.id = :id returning before.state
                """);
    }

    private Mono<Decision> decide(UUID id, String state, String sql) {
        return database.sql(sql)
                .bind("id", id)
                .bind("now", clock.instant())
                .map(row -> get(row, "state", String.class))
                .one()
                .flatMap(before -> audit.changed("bot_outbox", id, Map.of("state", before), Map.of("state", state))
                        .thenReturn(Decision.TAKEN))
                .switchIfEmpty(Mono.defer(
                        () -> find(id).map(known -> Decision.TOO_LATE).defaultIfEmpty(Decision.ABSENT)));
    }

    private GenericExecuteSpec matching(String sql, Collection<State> states, @Nullable String botName) {
        var codes = states.stream().map(State::code).toArray(String[]::new);
        return bind(database.sql(sql).bind("states", codes), "bot", botName, String.class);
    }

    private static StoredCall read(Readable row) {
        return new StoredCall(
                get(row, "id", UUID.class),
                get(row, "name", String.class),
                row.get("chat_id", Long.class),
                get(row, "method", String.class),
                get(row, "state", String.class),
                row.get("reason", String.class),
                get(row, "attempts", Integer.class),
                get(row, "delivery", String.class),
                get(row, "created_at", Instant.class));
    }
}

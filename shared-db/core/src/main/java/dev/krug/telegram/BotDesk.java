package dev.krug.telegram;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Audit;
import dev.krug.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What administrators decide about bots. Runs in the caller's transaction. */
@Service
public class BotDesk { // MB-944, core 5.6

    private static final String COLUMNS = "id, name, access_policy, monetization, admin_menu, paused";

    private final DatabaseClient database;
    private final Audit audit;
    private final Clock clock;

    BotDesk(DatabaseClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a bot is run. */
    public record Choices(
            String name,
            Map<String, Object> accessPolicy,
            @Nullable String monetization,
            boolean adminMenu,
            boolean paused) {}

    /** What became of a change. */
    public sealed interface Changed {

        record Done(Choices choices) implements Changed {}

        /** It was so before. */
        record Unchanged(Choices choices) implements Changed {}

        record Unknown() implements Changed {}
    }

    public Mono<Choices> of(String name) {
        return database.sql("select " + COLUMNS + " from bots where name = :name")
                .bind("name", name)
                .map(BotDesk::read)
                .one()
                .map(Row::choices);
    }

    /** The bots that an administrator has stopped. */
    public Flux<BotId> paused() {
        return database.sql("select id from bots where paused")
                .map(row -> new BotId(get(row, "id", UUID.class)))
                .all();
    }

    /** A paused bot keeps all that it has and answers that it will be back. */
    public Mono<Changed> change(String name, BotChange change) {
        return database.sql("select " + COLUMNS + " from bots where name = :name for update")
                .bind("name", name)
                .map(BotDesk::read)
                .one()
                .flatMap(before -> write(before, change))
                .defaultIfEmpty(new Changed.Unknown());
    }

    private Mono<Changed> write(Row before, BotChange change) {
        var policy = change.accessPolicy();
        var statement = database.sql("""
                        update bots set access_policy = coalesce(cast(:policy as jsonb), access_policy),
                            monetization = coalesce(:monetization, monetization),
                            admin_menu = coalesce(:menu, admin_menu), paused = coalesce(:paused, paused), updated_at = :now
                        where id = :id returning\s""" + COLUMNS).bind("id", before.id()).bind("now", clock.instant());
        statement = bind(statement, "policy", policy == null ? null : Json.write(policy), String.class);
        statement = bind(statement, "monetization", change.monetization(), String.class);
        statement = bind(statement, "menu", change.adminMenu(), Boolean.class);
        return bind(statement, "paused", change.paused(), Boolean.class)
                .map(BotDesk::read)
                .one()
                .flatMap(after -> after.choices().equals(before.choices())
                        ? Mono.just(new Changed.Unchanged(after.choices()))
                        : audit.changed("bots", after.id(), columns(before.choices()), columns(after.choices()))
                                .thenReturn(new Changed.Done(after.choices())));
    }

    private static Map<String, @Nullable Object> columns(Choices choices) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("access_policy", choices.accessPolicy());
        columns.put("monetization", choices.monetization());
        columns.put("admin_menu", choices.adminMenu());
        columns.put("paused", choices.paused());
        return columns;
    }

    private record Row(UUID id, Choices choices) {}

    private static Row read(Readable row) {
        return new Row(
                get(row, "id", UUID.class),
                new Choices(
                        get(row, "name", String.class),
                        Json.readObject(get(row, "access_policy", String.class)),
                        row.get("monetization", String.class),
                        get(row, "admin_menu", Boolean.class),
                        get(row, "paused", Boolean.class)));
    }
}

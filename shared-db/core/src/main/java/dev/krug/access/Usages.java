package dev.krug.access;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts what people started. */
@Repository
class Usages {

    private static final Duration MONTH = Duration.ofDays(30);

    private final DatabaseClient database;
    private final Clock clock;

    Usages(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Line(AccessType type, int count, int lastMonth) {}

    Mono<Usage> of(UserId user) {
        return database.sql("""
                        select access_type, count(*) as n, count(*) filter (where consumed_at > :since) as recent
                        from access_consumptions where user_id = :user and returned_at is null group by access_type
                        """)
                .bind("user", user.value())
                .bind("since", clock.instant().minus(MONTH))
                .map(row -> new Line(
                        AccessType.of(get(row, "access_type", String.class)),
                        get(row, "n", Integer.class),
                        get(row, "recent", Integer.class)))
                .all()
                .collectList()
                .map(lines -> new Usage(
                        lines.stream().collect(Collectors.toMap(Line::type, Line::count)),
                        lines.stream().mapToInt(Line::lastMonth).sum()));
    }

    Flux<Start> latest(UserId user, int limit) {
        return database.sql("""
                        select bot_name, access_type, consumed_at, returned_at is not null as returned
                        from access_consumptions where user_id = :user order by consumed_at desc, id desc limit :limit
                        """)
                .bind("user", user.value())
                .bind("limit", limit)
                .map(row -> new Start(
                        get(row, "bot_name", String.class),
                        AccessType.of(get(row, "access_type", String.class)),
                        get(row, "consumed_at", Instant.class),
                        get(row, "returned", Boolean.class)))
                .all();
    }
}

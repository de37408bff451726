package dev.krug.limits;

import dev.krug.kernel.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counters in PostgreSQL: slower, shared by all processes, and never lost. */
@Component
class StrictCounters {

    private final DatabaseClient database;
    private final Clock clock;

    StrictCounters(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Allowance> take(RateLimit limit, String subject) {
        long window = limit.window().toMillis();
        long now = clock.millis();
        var start = Instant.ofEpochMilli(now - now % window);
        var end = start.plus(limit.window());
        // Two more than allowed is enough to know; an unbounded counter would only grow.
        return database.sql("""
                        insert into rate_counters as counter (bucket, window_start, count, expires_at)
                        values (:bucket, :start, 1, :end)
                        on conflict (bucket, window_start) do update set count = least(counter.count + 1, :cap)
                        returning count
                        """)
                .bind("bucket", limit.name() + "|" + subject)
                .bind("start", start)
                .bind("end", end)
                .bind("cap", limit.max() + 1)
                .map(row -> Rows.get(row, "count", Integer.class))
                .one()
                .map(uses -> Allowance.of(limit, uses, Duration.between(Instant.ofEpochMilli(now), end)));
    }

    /** Takes away the windows that ended; returns how many. */
    Mono<Long> purge() {
        return database.sql("delete from rate_counters where expires_at < :now")
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }
}

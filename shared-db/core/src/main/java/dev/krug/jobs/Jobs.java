package dev.krug.jobs;

import static dev.krug.kernel.Rows.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/** Reads how the scheduled jobs of all processes stand. */
@Service
public class Jobs {

    /** How much later than planned a job may begin. */
    public static final Duration PATIENCE = Duration.ofMinutes(10); // multi-bot section 9

    private final DatabaseClient database;
    private final Clock clock;

    Jobs(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** In the order of their names. */
    public Flux<JobState> all() {
        return database.sql("""
                        select task_name, execution_time, picked, picked_by, last_heartbeat, last_success, last_failure,
                          coalesce(consecutive_failures, 0) as failures
                        from scheduled_tasks order by task_name, task_instance
                        """).map(Jobs::read).all();
    }

    /** Those that nobody runs though they should. */
    public Flux<JobState> late() {
        return all().filter(job -> job.isLate(clock.instant(), PATIENCE));
    }

    private static JobState read(Readable row) {
        return new JobState(
                get(row, "task_name", String.class),
                get(row, "execution_time", Instant.class),
                get(row, "picked", Boolean.class) ? row.get("picked_by", String.class) : null,
                row.get("last_heartbeat", Instant.class),
                row.get("last_success", Instant.class),
                row.get("last_failure", Instant.class),
                get(row, "failures", Integer.class));
    }
}

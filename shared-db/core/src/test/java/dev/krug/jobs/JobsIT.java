package dev.krug.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@StoreTest
class JobsIT { // multi-bot section 9

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired
    Jobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    DatabaseClient database;

    @BeforeEach
    void begin() {
        database.sql("delete from scheduled_tasks").then().block();
        clock.set(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "60, , false",
        "0, , false",
        "-600, , false",
        "-601, , true",
        "-7200, 5, false",
        "-7200, 601, true",
    })
    void isLateWhenNobodyRunsItTenMinutesAfterItsTime(long dueInSeconds, @Nullable Long heardSecondsAgo, boolean late) {
        var due = NOW.plusSeconds(dueInSeconds);
        var heard = heardSecondsAgo == null ? null : NOW.minusSeconds(heardSecondsAgo);
        var job = new JobState("job", due, heard == null ? null : "here", heard, null, null, 0);
        assertThat(job.isLate(NOW, Jobs.PATIENCE)).isEqualTo(late);
    }

    @Test
    void readsWhatTheSchedulerKnows() {
        insert("fresh", Duration.ofMinutes(5), null);
        insert("late", Duration.ofMinutes(-11), null);
        insert("running", Duration.ofMinutes(-30), Duration.ofSeconds(3));
        assertThat(jobs.all().collectList().block())
                .extracting(job -> job.name() + " " + job.runsAt() + " " + job.failures())
                .containsExactly("fresh null 2", "late null 2", "running worker-1 2");
        assertThat(jobs.late().collectList().block()).extracting(JobState::name).containsExactly("late");
    }

    private void insert(String name, Duration due, @Nullable Duration heardAgo) {
        var statement =
                database.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
                            last_heartbeat, consecutive_failures, version)
                        values (:name, 'recurring', :due, :picked, case when :picked then 'worker-1' end, :heard, 2, 1)
                        """).bind("name", name).bind("due", NOW.plus(due)).bind("picked", heardAgo != null);
        (heardAgo == null ? statement.bindNull("heard", Instant.class) : statement.bind("heard", NOW.minus(heardAgo)))
                .then()
                .block();
    }
}

package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.jobs.Jobs;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Chats;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

@StoreTest
@TestPropertySource(properties = "krug.roles=worker")
class JobWatchIT { // multi-bot section 9

    @Autowired
    Jobs jobs;

    @Autowired
    Alerts alerts;

    @Autowired
    Users users;

    @Autowired
    Bots bots;

    @Autowired
    Chats chats;

    @Autowired
    DatabaseClient database;

    @Autowired
    TestClock clock;

    @Test
    void tellsOfAJobThatNobodyRunsOnceAnHour() {
        var watch = new JobWatch(jobs, bots, alerts);
        var bot = bots.register("watch_bot", Map.of(), 7_400_000_001L, "watch_bot")
                .block();
        var olga = users.getOrCreate(
                        TelegramProfile.of(5_900_000_001L, null, "Olga").withLanguage("en"))
                .block()
                .user();
        run("update users set role = 'admin' where telegram_id = 5900000001");
        chats.heardFrom(bot.id(), 5_900_000_001L, "private", olga.id()).block();
        run("delete from scheduled_tasks");
        database.sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('streak-notices', 'recurring', :due, false, 1)")
                .bind("due", clock.instant().plus(Duration.ofMinutes(1)))
                .then()
                .block();

        watch.look().block();
        clock.advance(Duration.ofMinutes(10));
        watch.look().block();
        assertThat(told()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        watch.look().block();
        watch.look().block();
        assertThat(told()).singleElement().asString().contains("streak-notices");
        clock.advance(Duration.ofHours(1));
        watch.look().block();
        assertThat(told()).hasSize(2).last().asString().contains("1 more alert");
    }

    private List<String> told() {
        return database.sql("select payload ->> 'text' as text from bot_outbox where chat_id = 5900000001 order by seq")
                .map(row -> row.get("text", String.class))
                .all()
                .collectList()
                .block();
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }
}

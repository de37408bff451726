package dev.krug.xp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Activities.Tally;
import dev.krug.xp.Activities.UserDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@StoreTest
class ActivitiesIT {

    private static long next = 5_950_000_000L;

    @Autowired
    Activities activities;

    @Autowired
    Experience experience;

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User anna;
    private UserDay today;

    @BeforeEach
    void register() {
        anna = transaction
                .transactional(users.getOrCreate(TelegramProfile.of(next++, null, "Anna")))
                .block()
                .user();
        today = new UserDay(anna.id(), LocalDate.ofInstant(clock.instant(), anna.zone()));
    }

    @Test
    void sumsUpADayWithTheExperienceOfAllBots() { // MB-701
        record("spin.question");
        record("spin.question");
        earn(40, "training");
        earn(40, "training");
        earn(900, "admin");
        assertThat(activities.tallies(List.of(today)).block().get(today))
                .containsExactlyInAnyOrder(
                        new Tally("spin_bot", "spin.question", 1, 2), new Tally("spin_bot", "xp.earned", 40, 2));
        clock.advance(Duration.ofDays(1));
        record("spin.question");
        assertThat(activities.tallies(List.of(today)).block().get(today)).hasSize(2);
        var tomorrow = new UserDay(anna.id(), today.date().plusDays(1));
        assertThat(activities.tallies(List.of(tomorrow)).block().get(tomorrow))
                .containsExactly(new Tally("spin_bot", "spin.question", 1, 1));
    }

    @Test
    void tellsWhatWasStoredLately() {
        var before = activities.since(Instant.EPOCH).block();
        record("spin.question");
        earn(10, "training");
        assertThat(activities.since(before.until()).block().days())
                .contains(today)
                .doesNotHaveDuplicates();
        var after = activities.since(before.until()).block().until();
        assertThat(activities.since(after.plusSeconds(5)).block().days()).isEmpty();
    }

    @Test
    void readsOnlyTheNewestRows() { // multi-bot section 12
        for (var table : List.of(
                "activity_events (id, user_id, bot_name, kind, value, event_key, occurred_at, local_date)"
                        + " select uuidv7(-n * interval '1 minute'), :user, 'b', 'k', 1, 'old:' || n, now(), current_date",
                "xp_events (id, user_id, bot_name, delta, reason, source_key, total_after, level_before, level_after,"
                        + " local_date) select uuidv7(-n * interval '1 minute'), :user, 'b', 1, 'r', 'old:' || n, 0, 1, 1,"
                        + " current_date")) {
            database.sql("insert into " + table + " from generate_series(1, 30000) as n")
                    .bind("user", anna.id().value())
                    .then()
                    .block();
        }
        database.sql("analyze activity_events, xp_events").then().block();
        var plan = database.sql("explain analyze " + Activities.RECENT)
                .bind("since", Instant.now().minusSeconds(120))
                .bind("earliest", LocalDate.EPOCH)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
        assertThat(plan).as("%s", plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan).anyMatch(line -> line.contains("activity_events_pkey"));
    }

    private void record(String kind) {
        activities
                .record(anna, List.of(new Activity("spin_bot", kind, 1, Map.of(), "test:" + UUID.randomUUID())))
                .block();
    }

    private void earn(int xp, String reason) {
        transaction
                .transactional(
                        experience.add(new XpGrant(anna.id(), "spin_bot", xp, reason, "test:" + UUID.randomUUID())))
                .block();
    }
}

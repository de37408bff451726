package dev.krug.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@StoreTest
class StatisticsIT { // MB-820, MB-822

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static long next = 5_500_000_000L;

    @Autowired
    Statistics statistics;

    @Autowired
    Users users;

    @Autowired
    Experience experience;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    @BeforeEach
    void begin() {
        execute("delete from users");
        execute("delete from stats_daily");
        execute("delete from stats_days");
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricCanBeCounted(Metric metric) {
        person("Anna");
        var series = statistics.series(metric, FIRST.minusDays(3), FIRST, null).block();
        assertThat(series.days()).hasSize(4);
        assertThat(statistics.series(metric, FIRST, FIRST, "quiz_bot").block().days())
                .hasSize(1);
    }

    @Test
    void daysThatAreOverStayAsTheyWereCounted() {
        var anna = person("Anna");
        var ben = person("Ben");
        earn(anna, "spin_bot", 30);
        earn(anna, "quiz_bot", 10);
        earn(ben, "quiz_bot", 5);
        clock.advance(Duration.ofDays(1));
        earn(anna, "quiz_bot", 7);

        assertThat(rows(Metric.XP, null)).isEqualTo("quiz_bot=[15, 7] spin_bot=[30, 0]");
        assertThat(rows(Metric.ACTIVE_USERS, null)).isEqualTo("=[2, 1]");
        assertThat(rows(Metric.ACTIVE_USERS, "spin_bot")).isEqualTo("=[1, 0]");
        assertThat(rows(Metric.NEW_USERS, null)).isEqualTo("=[2, 0]");

        assertThat(statistics.waiting(10).collectList().block()).containsExactly(FIRST);
        rollUp();
        var before = all();
        rollUp();
        assertThat(all()).isEqualTo(before);
        assertThat(statistics.waiting(10).collectList().block()).isEmpty();
        assertThat(rows(Metric.XP, null)).isEqualTo("quiz_bot=[15, 7] spin_bot=[30, 0]");
        execute("delete from xp_events where user_id = '" + ben.id().value() + "'");
        assertThat(rows(Metric.XP, null)).as("what was rolled up stays").isEqualTo("quiz_bot=[15, 7] spin_bot=[30, 0]");
    }

    @Test
    void daysBeginInTheZoneOfTheStatistics() { // architecture 8, ruling 27
        clock.set(Instant.parse("2026-11-20T21:30:00Z")); // half past midnight in Moscow
        assertThat(statistics.today()).isEqualTo(FIRST.plusDays(1));
        person("Late");
        var series = statistics
                .series(Metric.NEW_USERS, FIRST, FIRST.plusDays(1), null)
                .block();
        assertThat(series.values().get("")).containsExactly(BigDecimal.ZERO, BigDecimal.ONE);
    }

    @Test
    void tellsHowThePlatformStands() {
        var anna = person("Anna");
        person("Ben");
        earn(anna, "spin_bot", 250);
        clock.advance(Duration.ofDays(1));
        earn(anna, "spin_bot", 10);
        var overview = statistics.overview().block();
        assertThat(overview.numbers())
                .containsEntry("total_users", new BigDecimal(2))
                .containsKey("promo_active");
        assertThat(overview.levels()).containsExactly(new Overview.Slice("1", 1), new Overview.Slice("3", 1));
        assertThat(overview.cohorts()).containsExactly(new Overview.Cohort("2026-11-20", 2, 50, null, null));
    }

    private void rollUp() {
        statistics.rollUp(FIRST).as(transaction::transactional).block();
    }

    private String rows(Metric metric, String bot) {
        var series = statistics.series(metric, FIRST, FIRST.plusDays(1), bot).block();
        return series.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private List<String> all() {
        return database.sql(
                        "select concat_ws(' ', day, metric, bot_name, dimension, value) as line from stats_daily order by 1")
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }

    private void earn(User user, String bot, int xp) {
        experience
                .add(new XpGrant(user.id(), bot, xp, "test", "test:" + next++))
                .as(transaction::transactional)
                .block();
    }

    private User person(String name) {
        return users.getOrCreate(TelegramProfile.of(next++, null, name)).block().user();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}

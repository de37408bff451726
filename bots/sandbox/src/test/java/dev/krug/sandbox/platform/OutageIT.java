package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.botapi.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RedissonClient;
import org.springframework.r2dbc.core.DatabaseClient;

/** Redis or PostgreSQL goes away and comes back while people write; nobody starts anything again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT { // CORE-733, MB section 11 no. 24

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int SLOW_MILLIS = 1_500;
    private static final int PEOPLE = 6;
    private static final int SIGN_INS = 61;

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort().withBot("probe_bot", "Probe"));

    private Engines engines;
    private Platform platform;
    private People people;

    @BeforeAll
    void start(@TempDir Path folder) {
        engines = new Engines(folder.resolve("engines"));
        platform = Platform.start(
                sandbox,
                engines.databaseUrl(),
                Map.of(
                        "krug.redis.url", engines.redisUrl(),
                        "krug.bots.probe_bot.token", sandbox.token("probe_bot"),
                        "krug.roles", "api,bots"),
                ProbeBot.class);
        people = new People(platform.url());
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
        engines.close();
    }

    @Test
    void withoutRedisBotsAnswerAndLimitsHold() {
        withoutRedis(SHORT);
    }

    @Test
    void withoutPostgresNothingIsAcknowledgedAndLost() {
        withoutPostgres(SHORT);
    }

    @Test
    @Tag("chaos")
    @Timeout(240)
    void halfAMinuteWithoutRedis() {
        withoutRedis(LONG);
    }

    @Test
    @Tag("chaos")
    @Timeout(240)
    void halfAMinuteWithoutPostgres() {
        withoutPostgres(LONG);
    }

    private void withoutRedis(Duration outage) {
        var group = greet();
        engines.stopRedis();
        var back = Instant.now().plus(outage);
        sandbox.calls().clear();

        group.forEach(person -> IntStream.range(0, 3).forEach(i -> person.say("alone " + i)));
        group.forEach(person -> person.waitFor("echo alone 2"));
        assertSignInsAreLimited();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(back));
        engines.startRedis();

        group.forEach(person -> person.say("together again"));
        group.forEach(person -> person.waitFor("echo together again"));
        group.forEach(person -> assertThat(person.texts())
                .containsSubsequence("echo alone 0", "echo alone 1", "echo alone 2", "echo together again")
                .doesNotHaveDuplicates());
        assertThat(sandbox.calls().find("probe_bot", "sendMessage"))
                .as("Telegram never had to refuse")
                .allMatch(call -> call.status() == 200);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            group.getFirst().say("and again");
            return redisIsUsed();
        });
    }

    private void withoutPostgres(Duration outage) {
        var group = greet();
        var waiting = sendWhilePostgresStops();
        var back = Instant.now().plus(outage);
        group.forEach(person -> IntStream.range(0, 3).forEach(i -> person.say("meanwhile " + i)));
        await().atMost(PATIENCE).until(() -> readiness() == 503);
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(back));
        engines.startPostgres();

        group.forEach(person -> person.waitFor("echo meanwhile 2"));
        await().atMost(PATIENCE).until(() -> readiness() == 200);
        group.forEach(person -> {
            assertThat(committed(person)).containsExactly("hello", "meanwhile 0", "meanwhile 1", "meanwhile 2");
            assertThat(person.texts()).containsSubsequence("echo meanwhile 0", "echo meanwhile 1", "echo meanwhile 2");
        });
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from bot_outbox where state in ('pending', 'sending')") == 0);
        assertThat(waiting.texts()).as("sent and marked once").containsOnlyOnce("echo on its way");
        assertThat(count("select count(*) from bot_updates where state <> 'done'"))
                .isZero();
    }

    /** A call that Telegram takes its time with, so that the store is away when it is to be marked. */
    private Phone sendWhilePostgresStops() { // CORE-380
        var person = Phone.of(sandbox, "Waiting", "en").with("probe_bot");
        sandbox.faults().add(new Fault(Fault.Kind.DELAY, "probe_bot", person.id(), "sendMessage", 1, 0, SLOW_MILLIS));
        person.say("on its way");
        await().atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from bot_outbox where state = 'sending' and chat_id = " + person.id())
                                == 1);
        engines.stopPostgres();
        person.waitFor("echo on its way");
        return person;
    }

    private List<Phone> greet() {
        var group = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Phone.of(sandbox, "P" + i, "en").with("probe_bot"))
                .toList();
        group.forEach(person -> person.say("hello"));
        group.forEach(person -> person.waitFor("echo hello"));
        return group;
    }

    private void assertSignInsAreLimited() { // CORE-530
        var answers = IntStream.range(0, SIGN_INS)
                .mapToObj(i -> people.answer(
                                "POST",
                                "/auth/telegram/init-data",
                                Map.of("initData", "query_id=" + i + "&hash=00"),
                                null)
                        .statusCode())
                .toList();
        assertThat(answers).contains(429);
        assertThat(answers.getFirst()).isNotEqualTo(500);
    }

    private int readiness() {
        return people.probe("/health/ready");
    }

    private boolean redisIsUsed() {
        return platform.bean(RedissonClient.class).getKeys().count() > 0;
    }

    private List<String> committed(Phone person) {
        return ProbeBot.noted(platform, person);
    }

    private long count(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }
}

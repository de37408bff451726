package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import redis.embedded.RedisServer;

/** Two processes of one bot while Redis goes and comes, and while one of them goes. */
@Tag("chaos")
class WithoutRedisIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // The sandbox enforces Telegram's limits, so a call too many is answered 429.
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort().withBot("probe_bot", "Probe"));
    private final String database = Servers.newDatabase("alone");
    private final int port = Servers.freePort();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsTheLimitsAndThePollingGoing() throws IOException { // CORE-381, CORE-386, CORE-716, CORE-733, CORE-813
        var redis = redis();
        redis.start();
        try (var second = start()) {
            try (var _ = start()) {
                everybodyGetsAnswers("together");
                redis.stop();
                everybodyGetsAnswers("alone");
                assertThat(count(
                                second, "select count(*) from bot_leases where role = 'sender' and expires_at > now()"))
                        .isEqualTo(1);
                redis = redis();
                redis.start();
                await().atMost(PATIENCE)
                        .until(() -> count(
                                        second,
                                        "select count(*) from bot_leases where role = 'sender' and expires_at > now()")
                                == 0);
                everybodyGetsAnswers("again");
            }
            var released = System.nanoTime();
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> count(
                                    second,
                                    "select count(*) from bot_leases where role = 'poller' and expires_at > now()")
                            == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - released)).isLessThan(Duration.ofSeconds(1));
            everybodyGetsAnswers("last");

            var sends = sandbox.calls().find("probe_bot", "sendMessage");
            assertThat(sends).allMatch(call -> call.status() == 200);
            assertThat(SenderIT.mostWithinASecond(sends)).isLessThanOrEqualTo(30);
        } finally {
            redis.stop();
        }
    }

    private void everybodyGetsAnswers(String name) {
        var people = IntStream.range(0, 40)
                .mapToObj(i -> Phone.of(sandbox, name + i, "en").with("probe_bot"))
                .toList();
        people.forEach(person -> person.say("/burst 2"));
        people.forEach(person -> person.waitUntil(texts -> texts.contains("burst 1")));
    }

    private static long count(Platform platform, String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }

    private RedisServer redis() throws IOException {
        return RedisServer.builder()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
    }

    private Platform start() {
        return Platform.start(
                sandbox,
                database,
                Map.of(
                        "krug.bots.probe_bot.token",
                        sandbox.token("probe_bot"),
                        "krug.redis.url",
                        "redis://127.0.0.1:" + port,
                        "krug.roles",
                        "bots"),
                ProbeBot.class);
    }
}

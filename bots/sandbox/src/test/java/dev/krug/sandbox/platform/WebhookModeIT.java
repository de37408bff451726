package dev.krug.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.TestBot;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Leases;
import dev.krug.telegram.ReceivedUpdate;
import dev.krug.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

/** CORE-373: updates by webhook, by polling, and by both. */
class WebhookModeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("probe_bot", "Probe").withoutLimits());
    private final String database = Servers.newDatabase("webhook");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void losesAndDoublesNothingWhenTheModeChanges() throws InterruptedException {
        // Each of them slower than the guard against floods allows.
        var people = IntStream.range(0, 10)
                .mapToObj(i -> Phone.of(sandbox, "Talker" + i, "en").with("probe_bot"))
                .toList();
        var count = new AtomicInteger();
        var talking = new AtomicBoolean(true);
        var talker = Thread.ofPlatform().start(() -> {
            while (talking.get()) {
                int number = count.incrementAndGet();
                people.get(number % people.size()).say("text " + number);
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            }
        });

        for (var mode : List.of("polling", "webhook", "polling")) {
            try (var platform = start(mode)) {
                var awaited = "text " + (count.get() + 5);
                await().atMost(PATIENCE).until(() -> committed(platform).contains(awaited));
                assertThat(new TestBot(sandbox, "probe_bot")
                                .result("getWebhookInfo", Map.of())
                                .path("url")
                                .asString(""))
                        .isEqualTo(mode.equals("webhook") ? platform.url() + "/webhooks/telegram/probe_bot" : "");
            }
        }
        talking.set(false);
        talker.join();

        try (var platform = start("webhook")) {
            var expected = IntStream.rangeClosed(1, count.get())
                    .mapToObj(i -> "text " + i)
                    .toList();
            await().atMost(PATIENCE).until(() -> committed(platform).size() >= expected.size());
            assertThat(committed(platform)).containsExactlyInAnyOrderElementsOf(expected);
        }
        // Set when Telegram had none, and once more after polling had taken it away; not in between.
        assertThat(sandbox.calls().find("probe_bot", "setWebhook")).hasSize(2);
    }

    @Test
    void takesTheSameUpdateOnceFromBothModesAtOnce() { // CORE-701
        try (var platform = start("webhook")) {
            Phone.of(sandbox, "First", "en").with("probe_bot").say("/start");
            var bot = platform.bean(Bots.class).byName("probe_bot").block();
            var secret =
                    platform.bean(Bots.class).recipient("probe_bot").block().secret();
            var fencing = platform.bean(Leases.class)
                    .hold(bot.id(), Leases.Role.POLLER, "test")
                    .block();
            var people = IntStream.range(0, 4)
                    .mapToObj(i -> Phone.of(sandbox, "Echoed" + i, "en"))
                    .toList();

            Flux.range(0, 40)
                    .flatMap(
                            i -> Flux.range(0, 5)
                                    .flatMap(copy -> copy % 2 == 0
                                            ? bring(platform, secret, update(people.get(i % 4), i))
                                            : poll(platform, bot, fencing, update(people.get(i % 4), i))),
                            16)
                    .blockLast();

            var expected = IntStream.range(0, 40).mapToObj(i -> "copy " + i).toList();
            await().atMost(PATIENCE).until(() -> committed(platform).size() >= expected.size());
            assertThat(committed(platform)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static Mono<Void> bring(Platform platform, String secret, String update) {
        return HttpClient.create()
                .responseTimeout(PATIENCE)
                .headers(headers -> headers.set("X-Telegram-Bot-Api-Secret-Token", secret))
                .post()
                .uri(platform.url() + "/webhooks/telegram/probe_bot")
                .send(ByteBufFlux.fromString(Mono.just(update)))
                .response()
                .doOnNext(answer -> assertThat(answer.status().code()).isEqualTo(200))
                .then();
    }

    private static Mono<Void> poll(Platform platform, Bot bot, long fencing, String update) {
        var received = ReceivedUpdate.parse(update.getBytes(UTF_8)).orElseThrow();
        return platform.bean(Inbox.class)
                .storePolled(bot.id(), fencing, List.of(received), "test", 0)
                .then();
    }

    private static String update(Phone person, int number) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"date":1,"text":"copy %d",
                 "chat":{"id":%d,"type":"private"},"from":{"id":%d,"is_bot":false,"first_name":"E"}}}
                """.formatted(900_000_000 + number, number + 100, number, person.id(), person.id());
    }

    private static List<String> committed(Platform platform) {
        return platform.bean(DatabaseClient.class)
                .sql(
                        "select data->>'text' as text from activity_events where kind = 'probe.text' order by created_at, id")
                .map(row -> row.get("text", String.class))
                .all()
                .collectList()
                .block();
    }

    private Platform start(String mode) {
        var port = Servers.freePort();
        return Platform.start(
                sandbox,
                database,
                Map.of(
                        "krug.bots.probe_bot.token",
                        sandbox.token("probe_bot"),
                        "krug.bots.probe_bot.mode",
                        mode,
                        "krug.webhook.url",
                        "http://localhost:" + port,
                        "server.port",
                        Integer.toString(port),
                        "krug.roles",
                        "api,bots"),
                ProbeBot.class);
    }
}

package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.krug.sandbox.request.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Updates that are brought: CORE-425, 433. */
class WebhooksTest {

    private final Stage stage = new Stage().started();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Hook hook = (update, exchange) -> 200;
    private HttpServer server;

    /** What the bot does with an update: the status that it answers. */
    private interface Hook {
        int take(JsonNode update, HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var update =
                    Json.MAPPER.readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            heard.add(update);
            exchange.sendResponseHeaders(hook.take(update, exchange), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
        stage.close();
    }

    private void listen() {
        stage.bot.result(
                "setWebhook",
                Map.of("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook"));
    }

    @Test
    void bringsTheUpdatesOfOneChatInOrderAndThoseOfOthersMeanwhile() {
        var open = new ConcurrentHashMap<Long, Integer>();
        var bothOpen = new CountDownLatch(2);
        hook = (update, exchange) -> {
            assertThat(open.merge(chat(update), 1, Integer::sum)).isEqualTo(1);
            bothOpen.countDown();
            try {
                assertThat(bothOpen.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            open.remove(chat(update));
            return 200;
        };
        listen();
        for (int i = 0; i < 3; i++) {
            stage.say("anna " + i);
            stage.control("POST", "/messages", Map.of("user", stage.ben, "bot", "test_bot", "text", "ben " + i));
        }
        await().until(() -> heard.size() == 6);
        assertThat(texts(stage.anna)).containsExactly("anna 0", "anna 1", "anna 2");
        assertThat(texts(stage.ben)).containsExactly("ben 0", "ben 1", "ben 2");
    }

    @Test
    void comesAgainAfterOneTwoAndMoreSecondsOrWhenAsked() {
        var times = new AtomicInteger();
        hook = (update, exchange) -> {
            if (times.incrementAndGet() == 2) {
                exchange.getResponseHeaders().set("Retry-After", "0");
            }
            return times.get() < 3 ? 503 : 200;
        };
        listen();
        long begin = System.nanoTime();
        stage.say("knock");
        await().until(() -> heard.size() == 3);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isBetween(900L, 1_900L);
        assertThat(heard.stream().distinct()).hasSize(1);
        await().until(() -> info().path("pending_update_count").asInt() == 0);
        assertThat(info().path("last_error_message").asString()).isEqualTo("Wrong response from the webhook: 503");
    }

    @Test
    void goesAtOnceWhereTheBotIsNow() {
        stage.bot.result("setWebhook", Map.of("url", "http://127.0.0.1:9/none"));
        stage.say("first");
        await().until(() -> info().has("last_error_message"));
        assertThat(info().path("last_error_message").asString()).isEqualTo("Connection refused");
        listen();
        await().until(() -> heard.size() == 1);
    }

    @Test
    void repeatsAndReordersOnDemand() { // CORE-433
        stage.control("PUT", "/faults", Map.of("kind", "repeated_delivery"));
        listen();
        stage.say("twice");
        await().until(() -> heard.size() == 2);
        assertThat(heard.getFirst()).isEqualTo(heard.getLast());
        stage.bot.result("deleteWebhook", Map.of());
        stage.say("one");
        stage.control("PUT", "/faults", Map.of("kind", "reordered_update"));
        stage.say("two");
        var updates = stage.hear();
        assertThat(updates.getFirst().at("/message/text").asString()).isEqualTo("two");
        assertThat(updates.getFirst().path("update_id").asLong())
                .isGreaterThan(updates.getLast().path("update_id").asLong());
    }

    @Test
    void logsTheCallThatAnAnswerBrings() {
        hook = (update, exchange) -> {
            var call = Json.object().put("method", "sendMessage").put("chat_id", chat(update));
            var body = call.put("text", "answered").toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            throw new IOException("done");
        };
        listen();
        stage.say("hello");
        await().until(() ->
                !stage.control("GET", "/calls?method=sendMessage", Map.of()).isEmpty());
    }

    private JsonNode info() {
        return stage.bot.result("getWebhookInfo", Map.of());
    }

    private static long chat(JsonNode update) {
        return update.at("/message/chat/id").asLong();
    }

    private List<String> texts(long chat) {
        return heard.stream()
                .filter(update -> chat(update) == chat)
                .map(update -> update.at("/message/text").asString(""))
                .filter(text -> !text.equals("/start"))
                .toList();
    }
}

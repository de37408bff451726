package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.krug.sandbox.request.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CORE-433, and webhooks of CORE-425. */
class FaultsTest {

    private final Stage stage = new Stage().started();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "too_many_requests,429,Too Many Requests: retry after 7",
        "forbidden,403,Forbidden: bot was blocked by the user",
        "bad_request,400,Bad Request: chat not found",
        "unauthorized,401,Unauthorized",
        "server_error,500,Internal Server Error",
        "bad_gateway,502,Bad Gateway"
    })
    void answersTheNextCallsWrongly(String kind, int code, String description) {
        order(Map.of("kind", kind, "times", 2, "retry_after", 7, "method", "sendmessage"));
        assertThat(stage.bot.result("getMe", Map.of()).path("is_bot").asBoolean())
                .isTrue();
        for (int i = 0; i < 2; i++) {
            var response = stage.bot.response("sendMessage", Map.of("chat_id", stage.anna, "text", "x"));
            assertThat(response.statusCode()).isEqualTo(code);
            assertThat(response.body()).contains(description);
            assertThat(response.headers().firstValue("Retry-After").orElse(null))
                    .isEqualTo(code == 429 ? "7" : null);
        }
        stage.send("works again");
    }

    @Test
    void concernsOnlyTheNamedBotAndChat() {
        order(Map.of("kind", "forbidden", "bot", "other_bot"));
        order(Map.of("kind", "forbidden", "chat", 1));
        stage.send("untouched");
        assertThat(stage.control("GET", "/faults", Map.of())).hasSize(2);
        assertThat(stage.control("DELETE", "/faults", Map.of())).isEmpty();
    }

    @Test
    void cutsTheConnectionBeforeOrAfterTheMethod() {
        int before = messages();
        order(Map.of("kind", "close_before"));
        assertThatThrownBy(() -> stage.send("lost")).hasRootCauseInstanceOf(IOException.class);
        assertThat(messages()).isEqualTo(before);
        order(Map.of("kind", "close_after"));
        assertThatThrownBy(() -> stage.send("done, but who knows")).hasRootCauseInstanceOf(IOException.class);
        assertThat(messages()).isEqualTo(before + 1);
    }

    @Test
    void delays() {
        order(Map.of("kind", "delay", "delay_ms", 300));
        long start = System.nanoTime();
        stage.send("slow");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(300);
    }

    @Test
    void deliversAnUpdateTwice() {
        order(Map.of("kind", "duplicate_update"));
        stage.say("once");
        var updates = stage.bot.result("getUpdates", Map.of());
        assertThat(updates).hasSize(2);
        assertThat(updates.get(0)).isEqualTo(updates.get(1));
    }

    @Test
    void holdsTheLimitsOfTelegram() { // CORE-381
        try (var strict = new Stage(SandboxOptions.anyPort()).started()) {
            strict.send("first");
            var second = strict.bot.response("sendMessage", Map.of("chat_id", strict.anna, "text", "second"));
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            strict.control("PUT", "/limits", Map.of("enabled", false));
            strict.send("third");
        }
    }

    @Test
    void bringsUpdatesToAWebhookUntilItTakesThem() throws Exception {
        var heard = new LinkedBlockingQueue<List<String>>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var first = heard.isEmpty();
            heard.add(List.of(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"), body));
            var answer = first
                    ? new byte[0]
                    : Json.of(Map.of("method", "sendMessage", "chat_id", stage.anna, "text", "by answer"))
                            .toString()
                            .getBytes(UTF_8);
            exchange.sendResponseHeaders(first ? 500 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
            stage.bot.result("setWebhook", Map.of("url", url, "secret_token", "s3cret"));
            stage.say("knock");
            await().until(() -> heard.size() == 2);
            assertThat(heard).allMatch(request -> request.getFirst().equals("s3cret"));
            assertThat(heard.stream().distinct()).hasSize(1);
            await().until(() -> messages() == 3);
            var info = stage.bot.result("getWebhookInfo", Map.of());
            assertThat(info.path("pending_update_count").asInt()).isZero();
            assertThat(info.path("last_error_message").asString()).isEqualTo("Wrong response from the webhook: 500");
        } finally {
            server.stop(0);
        }
    }

    private void order(Map<String, ?> fault) {
        stage.control("PUT", "/faults", fault);
    }

    private int messages() {
        return stage.control("GET", "/messages?user=" + stage.anna + "&bot=test_bot", Map.of())
                .size();
    }
}

package dev.krug.sandbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.krug.sandbox.request.Json;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A local Telegram with one bot and Anna, who acts through the control interface like a test of any program does. */
final class Stage implements AutoCloseable {

    final Sandbox sandbox;
    final TestBot bot;
    final long anna;

    Stage() {
        this(SandboxOptions.anyPort().withoutLimits());
    }

    Stage(SandboxOptions options) {
        sandbox = Sandbox.start(options.withBot("test_bot", "Test"));
        bot = new TestBot(sandbox, "test_bot");
        anna = control("GET", "/users", Map.of()).get(0).path("id").asLong();
    }

    /** Anna presses Start, and the bot has heard it. */
    Stage started() {
        control("POST", "/start-link", as(Map.of()));
        drain();
        return this;
    }

    void drain() {
        bot.result("getUpdates", Map.of("offset", lastUpdate() + 1));
    }

    long lastUpdate() {
        var updates = bot.result("getUpdates", Map.of("offset", -1));
        return updates.isEmpty() ? 0 : updates.get(0).path("update_id").asLong();
    }

    @CanIgnoreReturnValue
    JsonNode say(String text) {
        return control("POST", "/messages", as(Map.of("text", text)));
    }

    @CanIgnoreReturnValue
    JsonNode send(String text) {
        return bot.result("sendMessage", Map.of("chat_id", anna, "text", text));
    }

    Map<String, Object> as(Map<String, ?> more) {
        var all = new HashMap<String, Object>(more);
        all.put("user", anna);
        all.put("bot", "test_bot");
        return all;
    }

    @CanIgnoreReturnValue
    JsonNode control(String method, String path, Map<String, ?> body) {
        var response = request(method, path, Json.of(body).toString());
        var answer = Json.MAPPER.readTree(response.body());
        if (!answer.path("ok").asBoolean(false)) {
            throw new AssertionError(path + " was refused: " + answer);
        }
        return answer.get("result");
    }

    HttpResponse<String> request(String method, String path, String body, String... headers) {
        return TestBot.request(method, sandbox.url() + "/sandbox/api" + path, body, headers);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

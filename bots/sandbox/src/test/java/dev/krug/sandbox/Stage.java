package dev.krug.sandbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.krug.sandbox.request.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A local Telegram with one bot and Anna, who acts through the control interface like a test of any program does. */
public final class Stage implements AutoCloseable {

    private static final List<String> TYPES = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "message_reaction",
            "inline_query",
            "chosen_inline_result",
            "callback_query",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request");

    public final Sandbox sandbox;
    public final TestBot bot;
    public final long anna;
    public final long ben;

    public Stage() {
        this(SandboxOptions.anyPort().withoutLimits());
    }

    public Stage(SandboxOptions options) {
        sandbox = Sandbox.start(options.withBot("test_bot", "Test"));
        bot = new TestBot(sandbox, "test_bot");
        var people = control("GET", "/users", Map.of());
        anna = people.get(0).path("id").asLong();
        ben = people.get(1).path("id").asLong();
    }

    /** Anna presses Start, and the bot has heard it. */
    public Stage started() {
        control("POST", "/start-link", as(Map.of()));
        drain();
        return this;
    }

    public void drain() {
        bot.result("getUpdates", Map.of("offset", lastUpdate() + 1));
    }

    public long lastUpdate() {
        var updates = bot.result("getUpdates", Map.of("offset", -1));
        return updates.isEmpty() ? 0 : updates.get(0).path("update_id").asLong();
    }

    @CanIgnoreReturnValue
    public JsonNode say(String text) {
        return control("POST", "/messages", as(Map.of("text", text)));
    }

    @CanIgnoreReturnValue
    public JsonNode send(String text) {
        return bot.result("sendMessage", Map.of("chat_id", anna, "text", text));
    }

    /** What the bot hears now; heard once, it is not told again. */
    public List<JsonNode> hear() {
        var updates = new ArrayList<JsonNode>();
        bot.result("getUpdates", Map.of()).forEach(updates::add);
        if (!updates.isEmpty()) {
            bot.result(
                    "getUpdates",
                    Map.of("offset", updates.getLast().path("update_id").asLong() + 1, "limit", 1));
        }
        return updates;
    }

    /** The latest update of a type among those that the bot hears now. */
    public JsonNode heard(String type) {
        return hear().stream()
                .filter(update -> update.has(type))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("the bot heard no " + type))
                .get(type);
    }

    /** Lets the bot hear every type of update. */
    public Stage hearingAll() {
        bot.result("getUpdates", Map.of("allowed_updates", TYPES));
        return this;
    }

    /** A group of Anna with the bot and, as a plain member, Ben. */
    public long group(String type) {
        var created = control(
                "POST",
                "/groups",
                Map.of("user", anna, "type", type, "title", "Team", "members", List.of("test_bot", ben)));
        return created.path("id").asLong();
    }

    /** Makes the bot an administrator with all rights. */
    public void promote(long group) {
        control(
                "PUT",
                "/groups/" + group + "/members",
                Map.of("user", anna, "member", "test_bot", "status", "administrator"));
    }

    public Map<String, Object> in(long group, long user, Map<String, ?> more) {
        var all = new HashMap<String, Object>(more);
        all.put("user", user);
        all.put("chat", group);
        return all;
    }

    /** What the bot hears for an error; fails if the call works. */
    public String refusal(String method, Map<String, ?> parameters) {
        return bot.call(method, parameters).path("description").asString("it worked");
    }

    public Map<String, Object> as(Map<String, ?> more) {
        var all = new HashMap<String, Object>(more);
        all.put("user", anna);
        all.put("bot", "test_bot");
        return all;
    }

    @CanIgnoreReturnValue
    public JsonNode control(String method, String path, Map<String, ?> body) {
        var response = request(method, path, Json.of(body).toString());
        var answer = Json.MAPPER.readTree(response.body());
        if (!answer.path("ok").asBoolean(false)) {
            throw new AssertionError(path + " was refused: " + answer);
        }
        return answer.get("result");
    }

    /** The calls of a method that the bot has made, oldest first; of all methods for an empty name. */
    public List<JsonNode> calls(String method) {
        return control("GET", "/calls" + (method.isEmpty() ? "" : "?method=" + method), Map.of())
                .valueStream()
                .toList();
    }

    public HttpResponse<String> request(String method, String path, String body, String... headers) {
        return TestBot.request(method, sandbox.url() + "/sandbox/api" + path, body, headers);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

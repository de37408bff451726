package dev.krug.sandbox.conformance;

import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.krug.sandbox.Stage;
import dev.krug.sandbox.TestBot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One person in one chat: what the person does there, and what the person sees. */
final class Talk {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Stage stage;
    private final Map<String, Object> where;
    private final String query;

    /** @param where the fields user and bot or chat of the control interface */
    Talk(Stage stage, Map<String, ?> where) {
        this.stage = stage;
        this.where = Map.copyOf(where);
        query = where.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .reduce((one, other) -> one + "&" + other)
                .orElseThrow();
    }

    /** Does something in this chat; answers what the control interface does. */
    @CanIgnoreReturnValue
    JsonNode does(String method, String path, Map<String, ?> more) {
        var body = new HashMap<String, Object>(where);
        body.putAll(more);
        return stage.control(method, path, body);
    }

    @CanIgnoreReturnValue
    JsonNode say(String text) {
        return does("POST", "/messages", Map.of("text", text));
    }

    @CanIgnoreReturnValue
    JsonNode answer(JsonNode message, String text) {
        return does("POST", "/messages", Map.of("text", text, "reply_to", id(message)));
    }

    void upload(TestBot.Part file) {
        TestBot.post(stage.sandbox.url() + "/sandbox/api/messages", where, file);
    }

    void press(JsonNode message, String button) {
        does("POST", "/press", Map.of("message_id", id(message), "text", button));
    }

    static int id(JsonNode message) {
        return message.path("message_id").asInt();
    }

    List<JsonNode> messages() {
        var all = new ArrayList<JsonNode>();
        stage.control("GET", "/messages?" + query, Map.of()).forEach(all::add);
        return all;
    }

    /** The latest message with this text or caption, as soon as it is there. */
    @CanIgnoreReturnValue
    JsonNode sees(String text) {
        return sees(
                text,
                message -> message.path("text").asString("").equals(text)
                        || message.path("caption").asString("").equals(text));
    }

    /** The latest message that is like this, as soon as it is there. */
    @CanIgnoreReturnValue
    JsonNode sees(String what, Predicate<JsonNode> like) {
        return until(
                what,
                () -> messages().reversed().stream().filter(like).findFirst().orElse(null));
    }

    /** What there is at last. */
    @CanIgnoreReturnValue
    static JsonNode until(String what, Callable<@Nullable JsonNode> look) {
        return await(what).pollInterval(LOOK_EVERY).atMost(PATIENCE).until(look, Objects::nonNull);
    }

    boolean hasSeen(String text) {
        return messages().stream()
                .anyMatch(message -> message.path("text").asString("").equals(text));
    }

    /** The content of a file that is in the chat. */
    byte[] file(JsonNode file) {
        return TestBot.bytes(
                stage.sandbox.url() + "/sandbox/files/" + file.path("file_id").asString());
    }
}

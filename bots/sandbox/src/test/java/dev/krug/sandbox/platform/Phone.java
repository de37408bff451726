package dev.krug.sandbox.platform;

import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.TestBot;
import dev.krug.sandbox.request.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A person of the sandbox who chats with one bot. */
public final class Phone {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Sandbox sandbox;
    private final String bot;
    private final long user;

    private Phone(Sandbox sandbox, String bot, long user) {
        this.sandbox = sandbox;
        this.bot = bot;
        this.user = user;
    }

    /** A new person who speaks this language. */
    public static Phone of(Sandbox sandbox, String name, String language) {
        var made = post(sandbox, "/users", Map.of("first_name", name, "language_code", language));
        return new Phone(sandbox, "", made.path("id").asLong());
    }

    /** The same person, in the chat with this bot. */
    public Phone with(String botName) {
        return new Phone(sandbox, botName, user);
    }

    public long id() {
        return user;
    }

    public void say(String text) {
        post(sandbox, "/messages", Map.of("user", user, "bot", bot, "text", text));
    }

    /** Sends a document with a caption. */
    public void attach(String caption, String fileName, byte[] content) {
        var sent = TestBot.post(
                sandbox.url() + "/sandbox/api/messages",
                Map.of("user", user, "bot", bot, "caption", caption),
                new TestBot.Part("document", fileName, "application/json", content));
        result(sent.body());
    }

    /** Presses the newest button that says this. */
    public void press(String label) {
        for (var message : messages().reversed()) {
            for (var row : message.path("reply_markup").path("inline_keyboard")) {
                for (var button : row) {
                    if (button.path("text").asString().contains(label)) {
                        post(
                                sandbox,
                                "/press",
                                Map.of(
                                        "user",
                                        user,
                                        "bot",
                                        bot,
                                        "message_id",
                                        message.path("message_id").asInt(),
                                        "text",
                                        button.path("text").asString()));
                        return;
                    }
                }
            }
        }
        throw new AssertionError("No button says " + label + ": " + texts());
    }

    public void block(boolean blocked) {
        post(sandbox, "/chats/block", Map.of("user", user, "bot", bot, "blocked", blocked));
    }

    /** Everything in the chat, oldest first. */
    public List<String> texts() {
        return messages().stream()
                .map(message -> message.path("text").asString(""))
                .toList();
    }

    /** The texts below pictures and files, oldest first. */
    public List<String> captions() {
        return messages().stream()
                .map(message -> message.path("caption").asString(""))
                .toList();
    }

    /** Waits until the chat holds a message with this text. */
    public void waitFor(String text) {
        waitUntil(texts -> texts.stream().anyMatch(known -> known.contains(text)));
    }

    public void waitUntil(Predicate<List<String>> condition) {
        await().pollInterval(LOOK_EVERY).atMost(PATIENCE).until(this::texts, condition);
    }

    private List<JsonNode> messages() {
        var url = sandbox.url() + "/sandbox/api/messages?user=" + user + "&bot=" + bot;
        var all = new ArrayList<JsonNode>();
        result(TestBot.get(url).body()).forEach(all::add);
        return all;
    }

    private static JsonNode post(Sandbox sandbox, String path, Map<String, ?> body) {
        return result(TestBot.post(
                        sandbox.url() + "/sandbox/api" + path,
                        "application/json",
                        Json.of(body).toString())
                .body());
    }

    private static JsonNode result(String body) {
        var answer = Json.MAPPER.readTree(body);
        if (!answer.path("ok").asBoolean(false)) {
            throw new AssertionError("The sandbox refused: " + body);
        }
        return answer.path("result");
    }
}

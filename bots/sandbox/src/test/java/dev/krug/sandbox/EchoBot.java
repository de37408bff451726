package dev.krug.sandbox;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A bot as a beginner writes it: a loop around getUpdates, and an answer to each update. */
final class EchoBot implements AutoCloseable {

    private static final String WELCOME = """
            <b>Welcome!</b> I repeat what you write. 👋

            I can do <i>italic</i>, <u>underlined</u>, <s>struck</s> and <code>code</code>, \
            <a href="https://example.org/">links</a> and <tg-spoiler>secrets</tg-spoiler>.
            <blockquote>Simplicity is prerequisite for reliability.</blockquote>
            <pre><code class="language-java">int answer = 42;</code></pre>""";

    private final TestBot api;
    private final String miniApp;
    private final Thread loop;
    private volatile boolean running = true;

    EchoBot(Sandbox sandbox, String username, String miniApp) {
        this.api = new TestBot(sandbox, username);
        this.miniApp = miniApp;
        api.result(
                "setMyCommands",
                Map.of(
                        "commands",
                        List.of(
                                command("start", "Begin again"),
                                command("keyboard", "Show a reply keyboard"),
                                command("help", "What I can do"))));
        api.result(
                "setChatMenuButton",
                Map.of("menu_button", Map.of("type", "web_app", "text", "App", "web_app", Map.of("url", miniApp))));
        loop = Thread.ofVirtual().name("echo-bot").start(this::run);
    }

    private static Map<String, String> command(String name, String description) {
        return Map.of("command", name, "description", description);
    }

    private void run() {
        long offset = 0;
        while (running) {
            var answer = api.call("getUpdates", Map.of("offset", offset, "timeout", 1));
            for (var update : answer.path("result")) {
                offset = update.path("update_id").asLong() + 1;
                handle(update);
            }
        }
    }

    private void handle(JsonNode update) {
        if (update.has("callback_query")) {
            pressed(update.get("callback_query"));
        } else if (update.has("message")) {
            written(update.get("message"));
        }
    }

    private void written(JsonNode message) {
        long chat = message.path("chat").path("id").asLong();
        var text = message.path("text").asString("");
        switch (text.split(" ")[0]) {
            case "/start" -> send(chat, WELCOME, inlineKeyboard(0));
            case "/keyboard" ->
                send(
                        chat,
                        "Pick one",
                        Map.of("keyboard", List.of(List.of("Red", "Green"), List.of("Blue")), "resize_keyboard", true));
            default -> send(chat, text.isEmpty() ? "Thank you!" : "You said: <b>" + text + "</b>", Map.of());
        }
    }

    private Map<String, ?> inlineKeyboard(int count) {
        return Map.of(
                "inline_keyboard",
                List.of(
                        List.of(
                                Map.of("text", "Count: " + count, "callback_data", "count " + count),
                                Map.of("text", "Alert", "callback_data", "alert")),
                        List.of(Map.of("text", "Open the app", "web_app", Map.of("url", miniApp))),
                        List.of(Map.of("text", "Website", "url", "https://example.org/"))));
    }

    private void pressed(JsonNode query) {
        var data = query.path("data").asString("");
        var message = query.path("message");
        if (data.startsWith("count ")) {
            int count = Integer.parseInt(data.substring("count ".length())) + 1;
            api.result(
                    "editMessageText",
                    Map.of(
                            "chat_id", message.path("chat").path("id").asLong(),
                            "message_id", message.path("message_id").asInt(),
                            "text", "Counted to <b>" + count + "</b>",
                            "parse_mode", "HTML",
                            "reply_markup", inlineKeyboard(count)));
        }
        api.result(
                "answerCallbackQuery",
                Map.of(
                        "callback_query_id", query.path("id").asString(),
                        "text", data.equals("alert") ? "This is an alert" : "One more",
                        "show_alert", data.equals("alert")));
    }

    private void send(long chat, String text, Map<String, ?> markup) {
        api.result("sendMessage", Map.of("chat_id", chat, "text", text, "parse_mode", "HTML", "reply_markup", markup));
    }

    @Override
    public void close() {
        running = false;
        try {
            loop.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

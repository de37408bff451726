package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.TestBot.Part;
import dev.krug.sandbox.request.Json;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of CORE-422, row by row: status, code, description, parameters and header as written. */
class ErrorTableTest {

    private static final String WAITING = "Conflict: ";
    private static final String OLD = "query is too old and response timeout expired or query ID is invalid";

    private static Stage stage;
    private static long supergroup;

    @BeforeAll
    static void start() {
        stage = new Stage().started();
        supergroup = stage.group("supergroup");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("token unknown", s -> get("/bot1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe"), 401, "Unauthorized"),
                row("token malformed", s -> get("/botx/getMe"), 401, "Unauthorized: invalid token specified"),
                row("path wrong", s -> get("/bot"), 404, "Not Found"),
                row("method unknown", s -> call("nothing"), 404, "Not Found: method not found"),
                row(
                        "known method outside the list",
                        s -> call("sendGame"),
                        400,
                        "Bad Request: method is not simulated by the sandbox"),
                row(
                        "getUpdates while webhook set",
                        s -> withWebhook(() -> call("getUpdates")),
                        409,
                        WAITING + "can't use getUpdates method while webhook is active;"
                                + " use deleteWebhook to delete the webhook first"),
                row(
                        "second getUpdates ends the first",
                        s -> ended(() -> call("getUpdates")),
                        409,
                        WAITING + "terminated by other getUpdates request;"
                                + " make sure that only one bot instance is running"),
                row(
                        "setWebhook ends a poll",
                        s -> ended(() -> withWebhook(() -> call("getMe"))),
                        409,
                        WAITING + "terminated by setWebhook request"),
                row("chat unknown", s -> send("chat_id", 1, "text", "x"), 400, "Bad Request: chat not found"),
                row("chat_id empty", s -> send("text", "x"), 400, "Bad Request: chat_id is empty"),
                row("blocked", s -> blocked(), 403, "Forbidden: bot was blocked by the user"),
                row("deactivated", s -> toGuest(true), 403, "Forbidden: user is deactivated"),
                row(
                        "never started",
                        s -> toGuest(false),
                        403,
                        "Forbidden: bot can't initiate conversation with a user"),
                row("kicked from group", s -> kicked("group"), 403, "Forbidden: bot was kicked from the group chat"),
                row(
                        "kicked from supergroup",
                        s -> kicked("supergroup"),
                        403,
                        "Forbidden: bot was kicked from the supergroup chat"),
                row("not a member", s -> left(), 403, "Forbidden: bot is not a member of the supergroup chat"),
                row(
                        "upgraded group",
                        s -> upgraded(),
                        400,
                        "Bad Request: group chat was upgraded to a supergroup chat"),
                row("empty text", s -> toAnna("text", " "), 400, "Bad Request: message text is empty"),
                row("too long text", s -> toAnna("text", "x".repeat(4097)), 400, "Bad Request: message is too long"),
                row(
                        "bad markup",
                        s -> toAnna("text", "я <x>", "parse_mode", "HTML"),
                        400,
                        "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3"),
                row(
                        "edit without change",
                        s -> call("editMessageText", "chat_id", stage.anna, "message_id", sent(), "text", "same"),
                        400,
                        "Bad Request: message is not modified: specified new message content and reply markup are"
                                + " exactly the same as a current content and reply markup of the message"),
                row(
                        "edit missing",
                        s -> call("editMessageText", "chat_id", stage.anna, "message_id", 9999, "text", "x"),
                        400,
                        "Bad Request: message to edit not found"),
                row(
                        "delete missing",
                        s -> call("deleteMessage", "chat_id", stage.anna, "message_id", 9999),
                        400,
                        "Bad Request: message to delete not found"),
                row(
                        "unknown callback query",
                        s -> call("answerCallbackQuery", "callback_query_id", "1"),
                        400,
                        "Bad Request: " + OLD),
                row("old callback query", s -> pressedLongAgo(), 400, "Bad Request: " + OLD),
                row(
                        "unknown inline query",
                        s -> call("answerInlineQuery", "inline_query_id", "1", "results", List.of()),
                        400,
                        "Bad Request: " + OLD),
                row(
                        "callback_data > 64 bytes",
                        s -> toAnna("text", "x", "reply_markup", keyboard("я".repeat(33))),
                        400,
                        "Bad Request: BUTTON_DATA_INVALID"),
                row("flood", s -> flood(), 429, "Too Many Requests: retry after 1"),
                row(
                        "bad webhook url",
                        s -> call("setWebhook", "url", "ftp://x"),
                        400,
                        "Bad Request: invalid webhook URL specified"),
                row(
                        "long webhook secret",
                        s -> call("setWebhook", "url", "https://x.org", "secret_token", "a".repeat(257)),
                        400,
                        "Bad Request: secret token is too long"),
                row(
                        "bad webhook secret",
                        s -> call("setWebhook", "url", "https://x.org", "secret_token", "a b"),
                        400,
                        "Bad Request: secret token contains unallowed characters"),
                row("download > 20 MB", s -> bigDownload(), 400, "Bad Request: file is too big"),
                row("upload > 50 MB", s -> upload(51), 413, "Request Entity Too Large"));
    }

    private static Arguments row(String name, Function<Stage, HttpResponse<String>> when, int code, String text) {
        return Arguments.argumentSet(name, when, code, text);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersAsTheTableSays(Function<Stage, HttpResponse<String>> when, int code, String description) {
        var response = when.apply(stage);
        assertThat(response.statusCode()).isEqualTo(code);
        var body = Json.MAPPER.readTree(response.body());
        var expected = Json.object().put("ok", false).put("error_code", code).put("description", description);
        if (code == 429) {
            expected.putObject("parameters").put("retry_after", 1);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        } else if (description.contains("upgraded")) {
            expected.set("parameters", body.path("parameters"));
            assertThat(body.at("/parameters/migrate_to_chat_id").asLong()).isLessThan(-1_000_000_000_000L);
        }
        assertThat(body).isEqualTo(expected);
    }

    private static HttpResponse<String> get(String path) {
        return TestBot.get(stage.sandbox.url() + path);
    }

    private static HttpResponse<String> call(String method, Object... pairs) {
        var all = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put((String) pairs[i], pairs[i + 1]);
        }
        return stage.bot.response(method, all);
    }

    private static HttpResponse<String> send(Object... pairs) {
        return call("sendMessage", pairs);
    }

    private static HttpResponse<String> toAnna(Object... pairs) {
        var all = Stream.concat(Stream.of("chat_id", (Object) stage.anna), Stream.of(pairs));
        return send(all.toArray());
    }

    private static HttpResponse<String> withWebhook(java.util.function.Supplier<HttpResponse<String>> action) {
        stage.bot.result("setWebhook", Map.of("url", "http://127.0.0.1:9/none"));
        try {
            return action.get();
        } finally {
            stage.bot.result("deleteWebhook", Map.of());
        }
    }

    /** What a waiting poll hears when something ends it. */
    private static HttpResponse<String> ended(Runnable cause) {
        stage.drain();
        var poll = CompletableFuture.supplyAsync(() -> call("getUpdates", "timeout", 30));
        Awaitility.await().until(() -> stage.sandbox.world().updates().waiting() == 1);
        cause.run();
        return poll.join();
    }

    private static HttpResponse<String> blocked() {
        stage.control("POST", "/chats/block", stage.as(Map.of("blocked", true)));
        try {
            return toAnna("text", "x");
        } finally {
            stage.control("POST", "/chats/block", stage.as(Map.of("blocked", false)));
        }
    }

    private static HttpResponse<String> toGuest(boolean deleted) {
        var guest = stage.control("POST", "/users", Map.of("first_name", "Guest"));
        long id = guest.path("id").asLong();
        stage.control("PATCH", "/users/" + id, Map.of("deleted", deleted));
        return send("chat_id", id, "text", "x");
    }

    private static HttpResponse<String> kicked(String type) {
        long group = stage.group(type);
        var member = Map.of("user", stage.anna, "member", "test_bot", "status", "kicked");
        stage.control("PUT", "/groups/" + group + "/members", member);
        return send("chat_id", group, "text", "x");
    }

    private static HttpResponse<String> left() {
        stage.bot.result("leaveChat", Map.of("chat_id", supergroup));
        return send("chat_id", supergroup, "text", "x");
    }

    private static HttpResponse<String> upgraded() {
        long group = stage.group("group");
        stage.control("POST", "/groups/" + group + "/upgrade", Map.of("user", stage.anna));
        return send("chat_id", group, "text", "x");
    }

    private static int sent() {
        return stage.send("same").path("message_id").asInt();
    }

    private static Map<String, ?> keyboard(String data) {
        return Map.of("inline_keyboard", List.of(List.of(Map.of("text", "b", "callback_data", data))));
    }

    private static HttpResponse<String> pressedLongAgo() {
        int id = Json.MAPPER
                .readTree(toAnna("text", "x", "reply_markup", keyboard("go")).body())
                .at("/result/message_id")
                .asInt();
        var press = stage.control("POST", "/press", stage.as(Map.of("message_id", id, "data", "go")));
        stage.control("PUT", "/clock", Map.of("advance_seconds", 3600));
        return call(
                "answerCallbackQuery",
                "callback_query_id",
                press.path("callback_query_id").asString());
    }

    private static HttpResponse<String> flood() {
        stage.control("PUT", "/limits", Map.of("enabled", true));
        try {
            stage.send("first");
            return toAnna("text", "second");
        } finally {
            stage.control("PUT", "/limits", Map.of("enabled", false));
        }
    }

    private static HttpResponse<String> upload(int megabytes) {
        var content = new byte[megabytes * 1024 * 1024];
        var file = new Part("document", "big.bin", "application/octet-stream", content);
        return stage.bot.upload("sendDocument", Map.of("chat_id", stage.anna), file);
    }

    private static HttpResponse<String> bigDownload() {
        var id = Json.MAPPER
                .readTree(upload(21).body())
                .at("/result/document/file_id")
                .asString();
        return call("getFile", "file_id", id);
    }
}

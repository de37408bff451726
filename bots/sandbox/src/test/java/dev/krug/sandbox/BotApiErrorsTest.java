package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.request.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** CORE-422: the very words, over HTTP. */
class BotApiErrorsTest {

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new Stage().started();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("nothing", Map.of(), 404, "Not Found: method not found"),
                refusal("sendGame", Map.of(), 400, "Bad Request: method is not simulated by the sandbox"),
                refusal("SENDINVOICE", Map.of(), 400, "Bad Request: method is not simulated by the sandbox"),
                refusal("sendMessage", Map.of("text", "x"), 400, "Bad Request: chat_id is empty"),
                refusal("sendMessage", Map.of("chat_id", 1, "text", "x"), 400, "Bad Request: chat not found"),
                refusal("sendMessage", Map.of("chat_id", "@nobody", "text", "x"), 400, "Bad Request: chat not found"),
                refusal("sendMessage", toAnna("text", ""), 400, "Bad Request: message text is empty"),
                refusal("sendMessage", toAnna("text", " \n "), 400, "Bad Request: message text is empty"),
                refusal("sendMessage", toAnna("text", "x".repeat(4097)), 400, "Bad Request: message is too long"),
                refusal(
                        "sendMessage",
                        toAnna("text", "я <b>", "parse_mode", "HTML"),
                        400,
                        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
                refusal(
                        "sendMessage",
                        toAnna("text", "я <x>", "parse_mode", "HTML"),
                        400,
                        "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3"),
                refusal(
                        "sendMessage",
                        toAnna("text", "x", "parse_mode", "wiki"),
                        400,
                        "Bad Request: unsupported parse_mode"),
                refusal(
                        "sendMessage",
                        toAnna("text", "x", "reply_markup", "{"),
                        400,
                        "Bad Request: can't parse reply keyboard markup JSON object"),
                refusal(
                        "sendMessage",
                        toAnna(
                                "text",
                                "x",
                                "reply_markup",
                                button(Map.of("text", "b", "callback_data", "я".repeat(33)))),
                        400,
                        "Bad Request: BUTTON_DATA_INVALID"),
                refusal(
                        "sendMessage",
                        toAnna("text", "x", "reply_markup", button(Map.of("text", "b"))),
                        400,
                        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
                refusal(
                        "sendMessage",
                        toAnna("text", "x", "reply_parameters", Map.of("message_id", 999)),
                        400,
                        "Bad Request: message to be replied not found"),
                refusal(
                        "sendPhoto",
                        toAnna("photo", "none"),
                        400,
                        "Bad Request: wrong file identifier/HTTP URL specified"),
                refusal("sendPhoto", toAnna(), 400, "Bad Request: there is no photo in the request"),
                refusal(
                        "editMessageText",
                        toAnna("message_id", 999, "text", "x"),
                        400,
                        "Bad Request: message to edit not found"),
                refusal(
                        "editMessageText",
                        toAnna("message_id", 1, "text", "x"),
                        400,
                        "Bad Request: message can't be edited"),
                refusal(
                        "editMessageText",
                        toAnna("text", "x"),
                        400,
                        "Bad Request: message identifier is not specified"),
                refusal("deleteMessage", toAnna("message_id", 999), 400, "Bad Request: message to delete not found"),
                refusal(
                        "answerCallbackQuery",
                        Map.of("callback_query_id", "1"),
                        400,
                        "Bad Request: query is too old and response timeout expired or query ID is invalid"),
                refusal("setWebhook", Map.of("url", "ftp://x"), 400, "Bad Request: invalid webhook URL specified"),
                refusal(
                        "setWebhook",
                        Map.of("url", "https://x.org", "secret_token", "a".repeat(257)),
                        400,
                        "Bad Request: secret token is too long"),
                refusal(
                        "setWebhook",
                        Map.of("url", "https://x.org", "secret_token", "a b"),
                        400,
                        "Bad Request: secret token contains unallowed characters"),
                refusal("getFile", Map.of("file_id", "none"), 400, "Bad Request: invalid file_id"),
                refusal(
                        "setMyCommands",
                        Map.of("commands", List.of(Map.of("command", "Ab", "description", "x"))),
                        400,
                        "Bad Request: BOT_COMMAND_INVALID"),
                refusal(
                        "sendChatAction",
                        toAnna("action", "dance"),
                        400,
                        "Bad Request: wrong parameter action in request"),
                refusal(
                        "sendMessage",
                        toAnna("text", "x", "message_thread_id", "many"),
                        400,
                        "Bad Request: invalid message_thread_id specified"));
    }

    private static Arguments refusal(String method, Map<String, ?> parameters, int code, String description) {
        return Arguments.of(method, parameters, code, description);
    }

    private static Map<String, Object> toAnna(Object... pairs) {
        var all = new HashMap<String, Object>(Map.of("chat_id", "ANNA"));
        for (int i = 0; i < pairs.length; i += 2) {
            all.put((String) pairs[i], pairs[i + 1]);
        }
        return all;
    }

    private static Map<String, ?> button(Map<String, ?> button) {
        return Map.of("inline_keyboard", List.of(List.of(button)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void answersInTelegramsWords(String method, Map<String, Object> parameters, int code, String description) {
        var given = new HashMap<>(parameters);
        given.computeIfPresent("chat_id", (name, id) -> id.equals("ANNA") ? stage.anna : id);
        var response = stage.bot.response(method, given);
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(Json.MAPPER.readTree(response.body()))
                .isEqualTo(
                        Json.object().put("ok", false).put("error_code", code).put("description", description));
    }

    @ParameterizedTest
    @CsvSource({
        "/bot1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe, 401, Unauthorized",
        "/botnonsense/getMe, 401, Unauthorized: invalid token specified",
        "/bot/getMe, 401, Unauthorized: invalid token specified",
        "/bot, 404, Not Found",
        "/file/botnonsense/photos/x.png, 401, Unauthorized: invalid token specified"
    })
    void refusesWrongPathsAndTokens(String path, int code, String description) {
        var response = TestBot.get(stage.sandbox.url() + path);
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.body()).contains("\"description\":\"" + description + "\"");
    }

    @Test
    void tellsOfBlockedDeletedAndSilentUsers() {
        var block = Map.of("blocked", true);
        stage.control("POST", "/chats/block", stage.as(block));
        assertThat(description("sendMessage", stage.anna)).isEqualTo("Forbidden: bot was blocked by the user");
        stage.control("POST", "/chats/block", stage.as(Map.of("blocked", false)));

        var ben = stage.control("GET", "/users", Map.of()).get(1).path("id").asLong();
        assertThat(description("sendMessage", ben)).isEqualTo("Forbidden: bot can't initiate conversation with a user");
        stage.control("PATCH", "/users/" + ben, Map.of("deleted", true));
        assertThat(description("sendMessage", ben)).isEqualTo("Forbidden: user is deactivated");
    }

    @Test
    void refusesAnEditThatChangesNothing() {
        int id = stage.send("same").path("message_id").asInt();
        var answer = stage.bot.call("editMessageText", Map.of("chat_id", stage.anna, "message_id", id, "text", "same"));
        assertThat(answer.path("description").asString())
                .isEqualTo("Bad Request: message is not modified: specified new message content and reply markup are"
                        + " exactly the same as a current content and reply markup of the message");
    }

    @Test
    void readsParametersInEveryShape() { // CORE-421
        var url = stage.sandbox.url() + "/bot" + stage.sandbox.token("test_bot");
        assertThat(TestBot.get(url + "/SendMessage?chat_id=" + stage.anna + "&text=query")
                        .statusCode())
                .isEqualTo(200);
        assertThat(TestBot.get(url + "/test/getMe").statusCode()).isEqualTo(200);
        assertThat(TestBot.post(
                                url + "/sendmessage",
                                "application/x-www-form-urlencoded",
                                "chat_id=" + stage.anna
                                        + "&text=a%20form&reply_markup=%7B%22inline_keyboard%22%3A%5B%5D%7D")
                        .body())
                .contains("\"text\":\"a form\"");
        var part = "--x\r\nContent-Disposition: form-data; name=\"";
        var multipart = part + "chat_id\"\r\n\r\n" + stage.anna + "\r\n" + part
                + "document\"\r\n\r\nattach://mine\r\n" + part
                + "mine\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n";
        var sent = Json.MAPPER
                .readTree(TestBot.post(url + "/sendDocument", "multipart/form-data; boundary=x", multipart)
                        .body())
                .path("result")
                .path("document");
        assertThat(sent.path("file_name").asString()).isEqualTo("a.txt");
        var file = stage.bot.result(
                "getFile", Map.of("file_id", sent.path("file_id").asString()));
        assertThat(TestBot.get(stage.sandbox.url() + "/file/bot" + stage.sandbox.token("test_bot") + "/"
                                + file.path("file_path").asString())
                        .body())
                .isEqualTo("hello");
    }

    private String description(String method, long chat) {
        return stage.bot
                .call(method, Map.of("chat_id", chat, "text", "x"))
                .path("description")
                .asString();
    }
}

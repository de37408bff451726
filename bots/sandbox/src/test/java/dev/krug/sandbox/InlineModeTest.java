package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.request.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bots asked from any chat, and messages sent through them: CORE-423, 424. */
class InlineModeTest {

    private static final Map<String, ?> TEA = Map.of(
            "type",
            "article",
            "id",
            "tea",
            "title",
            "Tea",
            "input_message_content",
            Map.of("message_text", "A cup of tea"),
            "reply_markup",
            Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Drink", "callback_data", "drink")))));

    private final Stage stage = new Stage().started().hearingAll();
    private long group;

    @BeforeEach
    void start() {
        group = stage.group("group");
        stage.control("PATCH", "/bots/test_bot", Map.of("inline", true, "inline_feedback", true));
        stage.hear();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void sendsAChosenResultThroughTheBotWhichCanChangeIt() {
        var asked = ask("tea");
        var query = stage.heard("inline_query");
        assertThat(query.path("chat_type").asString()).isEqualTo("group");
        answer(query, Map.of("cache_time", 0));
        assertThat(stage.control("GET", "/inline/answer?query_id=" + asked, Map.of())
                        .at("/answer/results/0/title")
                        .asString())
                .isEqualTo("Tea");
        var sent = choose(asked);
        assertThat(sent.at("/via_bot/username").asString()).isEqualTo("test_bot");
        assertThat(sent.at("/from/id").asLong()).isEqualTo(stage.anna);
        var updates = stage.hear();
        assertThat(updates.getFirst().at("/message/text").asString()).isEqualTo("A cup of tea");
        var chosen = updates.getLast().path("chosen_inline_result");
        assertThat(chosen.path("result_id").asString()).isEqualTo("tea");

        stage.control(
                "POST",
                "/press",
                stage.in(
                        group,
                        stage.ben,
                        Map.of("message_id", sent.path("message_id").asInt(), "data", "drink")));
        var press = stage.heard("callback_query");
        assertThat(press.has("message")).isFalse();
        var id = press.path("inline_message_id").asString();
        assertThat(id).isEqualTo(chosen.path("inline_message_id").asString());
        assertThat(stage.bot
                        .result("editMessageText", Map.of("inline_message_id", id, "text", "An empty cup"))
                        .asBoolean())
                .isTrue();
        var messages = stage.control("GET", "/messages?user=" + stage.ben + "&chat=" + group, Map.of());
        assertThat(messages.get(messages.size() - 1).path("text").asString()).isEqualTo("An empty cup");
    }

    @Test
    void usesAnAnswerAgainAsLongAsItIsFresh() {
        ask("tea");
        answer(stage.heard("inline_query"), Map.of("cache_time", 60));
        var again = ask("tea");
        assertThat(stage.hear()).isEmpty();
        assertThat(choose(again).path("text").asString()).isEqualTo("A cup of tea");
        stage.control("PUT", "/clock", Map.of("advance_seconds", 61));
        ask("tea");
        assertThat(stage.heard("inline_query").path("query").asString()).isEqualTo("tea");
    }

    @Test
    void refusesWrongAnswers() {
        ask("x");
        var id = stage.heard("inline_query").path("id").asString();
        assertThat(refusal(id, List.of(TEA, TEA))).isEqualTo("Bad Request: RESULT_ID_DUPLICATE");
        assertThat(refusal(id, List.of(Map.of("type", "article", "id", "a", "title", "A"))))
                .isEqualTo("Bad Request: can't parse inline query result: Can't find field \"input_message_content\"");
        assertThat(refusal(id, List.of(Map.of("type", "x", "id", "a"))))
                .isEqualTo("Bad Request: can't parse inline query result: Unsupported type");
        assertThat(refusal(id, java.util.Collections.nCopies(51, TEA))).isEqualTo("Bad Request: RESULTS_TOO_MUCH");
        assertThat(refusal("1", List.of()))
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
        stage.control("PUT", "/clock", Map.of("advance_seconds", 1000));
        assertThat(refusal(id, List.of(TEA)))
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void sendsAMessageThatAMiniAppPrepared() {
        var prepared = stage.bot.result(
                "savePreparedInlineMessage", Map.of("user_id", stage.anna, "result", TEA, "allow_group_chats", true));
        var body = stage.as(Map.of("id", prepared.path("id").asString(), "to_chat", group));
        assertThat(stage.control("POST", "/prepared", body).path("text").asString())
                .isEqualTo("A cup of tea");
        var toBot = stage.as(Map.of("id", prepared.path("id").asString(), "to_bot", "test_bot"));
        assertThat(stage.request("POST", "/prepared", Json.of(toBot).toString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersAMiniAppOnce() {
        var opened = stage.control("POST", "/mini-app/open", stage.as(Map.of("url", "https://x.org/app")));
        var query = opened.path("init_data").asString().replaceAll(".*query_id=([^&]*).*", "$1");
        var call = Map.of("web_app_query_id", query, "result", TEA);
        assertThat(stage.bot.result("answerWebAppQuery", call).has("inline_message_id"))
                .isTrue();
        assertThat(stage.refusal("answerWebAppQuery", call))
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void sharesUsersChatsAndTheRightToWrite() {
        stage.control("POST", "/share-users", stage.as(Map.of("request_id", 7, "users", List.of(stage.ben))));
        var shared = stage.heard("message").path("users_shared");
        assertThat(shared.path("request_id").asInt()).isEqualTo(7);
        assertThat(shared.at("/users/0/user_id").asLong()).isEqualTo(stage.ben);
        stage.control("POST", "/share-chat", stage.as(Map.of("request_id", 8, "shared_chat", group)));
        assertThat(stage.heard("message").at("/chat_shared/chat_id").asLong()).isEqualTo(group);
        var ben = Map.of("user", stage.ben, "bot", "test_bot");
        assertThat(stage.refusal("sendMessage", Map.of("chat_id", stage.ben, "text", "x")))
                .isEqualTo("Forbidden: bot can't initiate conversation with a user");
        stage.control("POST", "/write-access", ben);
        assertThat(stage.heard("message").has("write_access_allowed")).isTrue();
        stage.bot.result("sendMessage", Map.of("chat_id", stage.ben, "text", "x"));
    }

    private String ask(String text) {
        return stage.control("POST", "/inline/query", stage.as(Map.of("query", text, "to_chat", group)))
                .path("query_id")
                .asString();
    }

    private void answer(JsonNode query, Map<String, ?> options) {
        var all = new java.util.HashMap<String, Object>(options);
        all.put("inline_query_id", query.path("id").asString());
        all.put("results", List.of(TEA));
        stage.bot.result("answerInlineQuery", all);
    }

    private String refusal(String query, List<?> results) {
        return stage.refusal("answerInlineQuery", Map.of("inline_query_id", query, "results", results));
    }

    private JsonNode choose(String query) {
        return stage.control(
                "POST",
                "/inline/choose",
                Map.of("user", stage.anna, "query_id", query, "result_id", "tea", "to_chat", group));
    }
}

package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.request.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** CORE-434: what the chat page knows and does beyond single messages, it knows and does by the control interface. */
class PageFactsTest {

    private final Stage stage = new Stage();
    private final long group = stage.group("supergroup");

    @AfterEach
    void close() {
        stage.close();
    }

    private JsonNode get(String path) {
        return stage.control("GET", path, Map.of());
    }

    private String refused(String method, String path, Map<String, ?> body) {
        var answer = stage.request(method, path, Json.of(body).toString());
        return Json.MAPPER.readTree(answer.body()).path("description").asString();
    }

    @Test
    void tellsWhatAnInviteLinkLeadsTo() {
        var link = stage.control(
                "POST", "/groups/" + group + "/links", Map.of("user", stage.anna, "creates_join_request", true));
        var url = link.path("invite_link").asString().replace("+", "%2B");
        var zoe = stage.control("POST", "/users", Map.of("first_name", "Zoe"))
                .path("id")
                .asLong();
        var path = "/invite?user=" + zoe + "&invite_link=" + url;
        assertThat(get(path).path("chat").path("title").asString()).isEqualTo("Team");
        assertThat(get(path).path("joined").asBoolean()).isFalse();
        assertThat(get(path).path("asked").asBoolean()).isFalse();
        stage.control("POST", "/join", Map.of("user", zoe, "invite_link", link.path("invite_link")));
        assertThat(get(path).path("asked").asBoolean()).isTrue();
        assertThat(refused("GET", "/invite?user=" + zoe + "&invite_link=nowhere", Map.of()))
                .isEqualTo("Not Found: invite link not found");
    }

    @Test
    void closesOnlyAnOwnPoll() {
        var poll = stage.control(
                "POST",
                "/messages/poll",
                stage.in(group, stage.ben, Map.of("question", "Tea?", "options", List.of("Yes", "No"))));
        var message = Map.of("message_id", poll.path("message_id").asInt());
        assertThat(refused("POST", "/polls/close", stage.in(group, stage.anna, message)))
                .isEqualTo("Forbidden: only an own poll can be closed");
        var closed = stage.control("POST", "/polls/close", stage.in(group, stage.ben, message));
        assertThat(closed.path("poll").path("is_closed").asBoolean()).isTrue();
        assertThat(refused(
                        "POST",
                        "/vote",
                        stage.in(
                                group,
                                stage.anna,
                                Map.of("message_id", message.get("message_id"), "options", List.of(0)))))
                .isEqualTo("Bad Request: the poll is closed");
    }

    @Test
    void tellsHowBotsGetTheirUpdates() {
        assertThat(get("/bots").get(0).path("webhook").path("url").asString()).isEmpty();
        stage.bot.result("setWebhook", Map.of("url", "http://127.0.0.1:1/", "max_connections", 3));
        var webhook = get("/bots").get(0).path("webhook");
        assertThat(webhook.path("url").asString()).isEqualTo("http://127.0.0.1:1/");
        assertThat(webhook.path("max_connections").asInt()).isEqualTo(3);
        assertThat(webhook).isEqualTo(stage.bot.result("getWebhookInfo", Map.of()));
    }

    @Test
    void offersTheNarrowestCommandsOfAGroup() {
        commands("all", Map.of("type", "all_group_chats"));
        commands("admins", Map.of("type", "all_chat_administrators"));
        commands("ben", Map.of("type", "chat_member", "chat_id", group, "user_id", stage.ben));
        assertThat(offered(stage.anna)).containsExactly("admins");
        assertThat(offered(stage.ben)).containsExactly("ben");
    }

    private void commands(String name, Map<String, ?> scope) {
        stage.bot.result(
                "setMyCommands",
                Map.of("commands", List.of(Map.of("command", name, "description", "one")), "scope", scope));
    }

    private List<String> offered(long user) {
        return get("/groups?user=" + user)
                .get(0)
                .path("commands")
                .valueStream()
                .map(command -> command.path("command").asString())
                .toList();
    }

    @Test
    void leavesItsGroupsWhenAnAccountIsDeleted() {
        stage.control("PATCH", "/users/" + stage.ben, Map.of("deleted", true));
        assertThat(get("/groups?user=" + stage.ben)).isEmpty();
        assertThat(get("/groups/" + group + "?user=" + stage.anna)
                        .path("member_count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void showsPagesTheRightAnswerOfAQuiz() {
        var quiz = stage.control(
                "POST",
                "/messages/poll",
                stage.in(
                        group,
                        stage.ben,
                        Map.of(
                                "question",
                                "Tea?",
                                "options",
                                List.of("Yes", "No"),
                                "type",
                                "quiz",
                                "correct_option_id",
                                0)));
        assertThat(quiz.path("poll").path("correct_option_ids").get(0).asInt()).isZero();
    }
}

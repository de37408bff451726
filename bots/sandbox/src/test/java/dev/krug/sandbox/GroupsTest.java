package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.request.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Groups as bots meet them: CORE-423, 424, 426. */
class GroupsTest {

    private final Stage stage = new Stage().started().hearingAll();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void tellsABotThatItWasAddedAndWhoItMeets() {
        long group = stage.group("supergroup");
        assertThat(group).isLessThan(-1_000_000_000_000L);
        var updates = stage.hear();
        var change = updates.getFirst().path("my_chat_member");
        assertThat(change.path("old_chat_member").path("status").asString()).isEqualTo("left");
        assertThat(change.path("new_chat_member").path("status").asString()).isEqualTo("member");
        assertThat(updates.get(1).at("/message/new_chat_members/0/username").asString())
                .isEqualTo("test_bot");
        assertThat(updates.getLast().at("/message/new_chat_members/0/id").asLong())
                .isEqualTo(stage.ben);
        assertThat(stage.bot
                        .result("getChatMemberCount", Map.of("chat_id", group))
                        .asInt())
                .isEqualTo(3);
        assertThat(status(group, stage.anna)).isEqualTo("creator");
        assertThat(stage.bot.result("getChatAdministrators", Map.of("chat_id", group)))
                .hasSize(1);
    }

    @Test
    void hearsInPrivacyModeOnlyWhatConcernsIt() { // CORE-426
        long group = stage.group("group");
        int own = stage.bot
                .result("sendMessage", Map.of("chat_id", group, "text", "Hello"))
                .path("message_id")
                .asInt();
        stage.hear();
        say(group, "not for you", 0);
        say(group, "/go", 0);
        say(group, "/go@other_bot", 0);
        say(group, "/go@test_bot", 0);
        say(group, "hey @test_bot", 0);
        say(group, "an answer", own);
        assertThat(texts()).containsExactly("/go", "/go@test_bot", "hey @test_bot", "an answer");
        stage.control("PATCH", "/bots/test_bot", Map.of("privacy", false));
        say(group, "now for all", 0);
        assertThat(texts()).containsExactly("now for all");
        stage.control("PATCH", "/bots/test_bot", Map.of("privacy", true));
        stage.promote(group);
        stage.hear();
        say(group, "for administrators", 0);
        assertThat(texts()).containsExactly("for administrators");
    }

    @Test
    void restrictsBansAndPromotesWithTheRightsItHas() {
        long group = stage.group("supergroup");
        var ben = Map.of("chat_id", group, "user_id", stage.ben);
        assertThat(stage.refusal("banChatMember", ben))
                .isEqualTo("Bad Request: not enough rights to restrict/unrestrict chat member");
        stage.promote(group);
        stage.hear();
        stage.bot.result(
                "restrictChatMember",
                Map.of("chat_id", group, "user_id", stage.ben, "permissions", Map.of("can_send_messages", true)));
        assertThat(stage.heard("chat_member").at("/new_chat_member/status").asString())
                .isEqualTo("restricted");
        assertThat(control("POST", "/messages/dice", stage.in(group, stage.ben, Map.of())))
                .contains("the user has no right to do this in the chat");
        say(group, "may write", 0);

        stage.bot.result("banChatMember", ben);
        var updates = stage.hear();
        assertThat(updates.stream()
                        .anyMatch(update ->
                                update.at("/message/left_chat_member/id").asLong() == stage.ben))
                .isTrue();
        assertThat(status(group, stage.ben)).isEqualTo("kicked");
        stage.bot.result("unbanChatMember", ben);
        assertThat(status(group, stage.ben)).isEqualTo("left");
        assertThat(stage.refusal("banChatMember", Map.of("chat_id", group, "user_id", stage.anna)))
                .isEqualTo("Bad Request: can't remove chat owner");

        stage.control("POST", "/groups/" + group + "/members", Map.of("user", stage.anna, "member", stage.ben));
        stage.bot.result(
                "promoteChatMember", Map.of("chat_id", group, "user_id", stage.ben, "can_delete_messages", true));
        assertThat(status(group, stage.ben)).isEqualTo("administrator");
        stage.bot.result("promoteChatMember", ben);
        assertThat(status(group, stage.ben)).isEqualTo("member");
    }

    @Test
    void endsABanWhenItsTimeIsOver() {
        long group = stage.group("supergroup");
        stage.promote(group);
        long until = stage.sandbox.clock().instant().getEpochSecond() + 3600;
        stage.bot.result("banChatMember", Map.of("chat_id", group, "user_id", stage.ben, "until_date", until));
        assertThat(status(group, stage.ben)).isEqualTo("kicked");
        stage.control("PUT", "/clock", Map.of("advance_seconds", 3601));
        assertThat(status(group, stage.ben)).isEqualTo("left");
    }

    @Test
    void letsPeopleInByLinksAndRequests() {
        long group = stage.group("supergroup");
        stage.control("POST", "/groups/" + group + "/leave", Map.of("user", stage.ben));
        stage.promote(group);
        var once = stage.bot.result("createChatInviteLink", Map.of("chat_id", group, "name", "one", "member_limit", 1));
        var url = once.path("invite_link").asString();
        assertThat(url).startsWith("https://t.me/+");
        stage.hear();
        assertThat(join(stage.ben, url).path("joined").asBoolean()).isTrue();
        assertThat(stage.heard("chat_member").at("/invite_link/name").asString())
                .isEqualTo("one");
        long eve = stage.control("POST", "/users", Map.of("first_name", "Eve"))
                .path("id")
                .asLong();
        assertThat(control("POST", "/join", Map.of("user", eve, "invite_link", url)))
                .contains("INVITE_HASH_EXPIRED");

        var asking = stage.bot
                .result("createChatInviteLink", Map.of("chat_id", group, "creates_join_request", true))
                .path("invite_link")
                .asString();
        assertThat(join(eve, asking).path("joined").asBoolean()).isFalse();
        var request = stage.heard("chat_join_request");
        assertThat(request.at("/from/id").asLong()).isEqualTo(eve);
        assertThat(request.at("/invite_link/pending_join_request_count").asInt())
                .isEqualTo(1);
        stage.bot.result("approveChatJoinRequest", Map.of("chat_id", group, "user_id", eve));
        assertThat(status(group, eve)).isEqualTo("member");
        assertThat(stage.refusal("declineChatJoinRequest", Map.of("chat_id", group, "user_id", stage.ben)))
                .isEqualTo("Bad Request: USER_ALREADY_PARTICIPANT");

        var primary = stage.bot
                .result("exportChatInviteLink", Map.of("chat_id", group))
                .asString();
        assertThat(stage.bot
                        .result("getChat", Map.of("chat_id", group))
                        .path("invite_link")
                        .asString())
                .isEqualTo(primary);
        var revoked = stage.bot.result("revokeChatInviteLink", Map.of("chat_id", group, "invite_link", asking));
        assertThat(revoked.path("is_revoked").asBoolean()).isTrue();
    }

    @Test
    void tellsTheNewIdOfAnUpgradedGroup() { // CORE-384, 422
        long group = stage.group("group");
        stage.hear();
        long upgraded = stage.control("POST", "/groups/" + group + "/upgrade", Map.of("user", stage.anna))
                .path("id")
                .asLong();
        var updates = stage.hear();
        assertThat(updates.getFirst().at("/message/migrate_to_chat_id").asLong())
                .isEqualTo(upgraded);
        assertThat(updates.getLast().at("/message/migrate_from_chat_id").asLong())
                .isEqualTo(group);
        var refused = stage.bot.call("sendMessage", Map.of("chat_id", group, "text", "x"));
        assertThat(refused.path("description").asString())
                .isEqualTo("Bad Request: group chat was upgraded to a supergroup chat");
        assertThat(refused.at("/parameters/migrate_to_chat_id").asLong()).isEqualTo(upgraded);
        stage.bot.result("sendMessage", Map.of("chat_id", upgraded, "text", "x"));
    }

    @Test
    void takesWhatPeopleStillWriteIntoTheOldGroup() {
        long group = stage.group("group");
        long upgraded = stage.control("POST", "/groups/" + group + "/upgrade", Map.of("user", stage.anna))
                .path("id")
                .asLong();
        stage.hear();
        stage.control("POST", "/messages", Map.of("user", stage.anna, "chat", group, "text", "/now"));
        var heard = stage.hear().getLast();
        assertThat(heard.at("/message/text").asString()).isEqualTo("/now");
        assertThat(heard.at("/message/chat/id").asLong()).isEqualTo(upgraded);
    }

    @Test
    void worksInChannels() {
        long channel = stage.group("channel");
        stage.hear();
        stage.control("POST", "/messages", stage.in(channel, stage.anna, Map.of("text", "news")));
        var post = stage.heard("channel_post");
        assertThat(post.path("sender_chat").path("id").asLong()).isEqualTo(channel);
        assertThat(post.has("from")).isFalse();
        assertThat(control("POST", "/messages", stage.in(channel, stage.ben, Map.of("text", "no"))))
                .contains("the user has no right to do this in the chat");
        stage.bot.result(
                "editMessageText",
                Map.of("chat_id", channel, "message_id", post.path("message_id").asInt(), "text", "newer"));
        assertThat(stage.hear()).anyMatch(update -> update.has("edited_channel_post"));
    }

    @Test
    void changesTitleDescriptionAndPermissions() {
        long group = stage.group("supergroup");
        stage.promote(group);
        stage.hear();
        stage.bot.result("setChatTitle", Map.of("chat_id", group, "title", "Crew"));
        assertThat(stage.heard("message").path("new_chat_title").asString()).isEqualTo("Crew");
        stage.bot.result("setChatDescription", Map.of("chat_id", group, "description", "ours"));
        stage.bot.result("setChatPermissions", Map.of("chat_id", group, "permissions", Map.of("can_send_polls", true)));
        var chat = stage.bot.result("getChat", Map.of("chat_id", group));
        assertThat(chat.path("description").asString()).isEqualTo("ours");
        assertThat(chat.at("/permissions/can_send_messages").asBoolean()).isTrue();
        assertThat(chat.at("/permissions/can_send_photos").asBoolean()).isFalse();
        assertThat(stage.refusal("setChatTitle", Map.of("chat_id", group, "title", "Crew")))
                .isEqualTo("Bad Request: chat title is not modified");
    }

    @Test
    void refusesABotThatWasRemovedOrLeft() { // CORE-422
        long group = stage.group("supergroup");
        stage.bot.result("leaveChat", Map.of("chat_id", group));
        assertThat(stage.refusal("sendMessage", Map.of("chat_id", group, "text", "x")))
                .isEqualTo("Forbidden: bot is not a member of the supergroup chat");
        for (var type : List.of("group", "supergroup")) {
            long other = stage.group(type);
            stage.control(
                    "PUT",
                    "/groups/" + other + "/members",
                    Map.of("user", stage.anna, "member", "test_bot", "status", "kicked"));
            assertThat(stage.heard("my_chat_member")
                            .at("/new_chat_member/status")
                            .asString())
                    .isEqualTo("kicked");
            assertThat(stage.refusal("sendMessage", Map.of("chat_id", other, "text", "x")))
                    .isEqualTo("Forbidden: bot was kicked from the " + type + " chat");
        }
    }

    private void say(long group, String text, int replyTo) {
        stage.control("POST", "/messages", stage.in(group, stage.ben, Map.of("text", text, "reply_to", replyTo)));
    }

    private List<String> texts() {
        return stage.hear().stream()
                .map(update -> update.path("message").path("text").asString(""))
                .toList();
    }

    private String status(long group, long user) {
        return stage.bot
                .result("getChatMember", Map.of("chat_id", group, "user_id", user))
                .path("status")
                .asString();
    }

    private JsonNode join(long user, String url) {
        return stage.control("POST", "/join", Map.of("user", user, "invite_link", url));
    }

    private String control(String method, String path, Map<String, ?> body) {
        return stage.request(method, path, Json.of(body).toString()).body();
    }
}

package dev.krug.sandbox.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.Picture;
import dev.krug.sandbox.Stage;
import dev.krug.sandbox.TestBot.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A walk through all that a bot can do, in the order of a real acquaintance. */
final class Tour {

    private static final Map<String, ?> KEYBOARD =
            Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Go", "callback_data", "go"))));

    private final Stage stage;
    private final CheckedBot bot;
    private final long anna;

    Tour(Stage stage, CheckedBot bot) {
        this.stage = stage;
        this.bot = bot;
        this.anna = stage.anna;
    }

    void run() {
        bot.call("getMe", Map.of());
        settings();
        int message = sendings();
        changes(message);
        media();
        answers();
        groups();
        invitations();
        channel();
        inlineMode();
        goodbye();
    }

    private void settings() {
        bot.call("setMyCommands", Map.of("commands", List.of(Map.of("command", "go", "description", "Goes"))));
        bot.call("getMyCommands", Map.of());
        bot.call("deleteMyCommands", Map.of());
        bot.call("setMyName", Map.of("name", "Tour"));
        bot.call("getMyName", Map.of());
        bot.call("setMyDescription", Map.of("description", "Tours"));
        bot.call("getMyDescription", Map.of());
        bot.call("setMyShortDescription", Map.of("short_description", "Tours"));
        bot.call("getMyShortDescription", Map.of());
        bot.call(
                "setChatMenuButton",
                Map.of(
                        "menu_button",
                        Map.of("type", "web_app", "text", "App", "web_app", Map.of("url", "https://x.org/app"))));
        bot.call("getChatMenuButton", Map.of("chat_id", anna));
        bot.call("setMyDefaultAdministratorRights", Map.of("for_channels", true));
        bot.call("getMyDefaultAdministratorRights", Map.of());
    }

    private int sendings() {
        var sent = bot.call("sendMessage", toAnna("text", "<b>Hello</b> @anna_s /go", "parse_mode", "HTML"));
        int id = id(sent);
        bot.call(
                "sendMessage",
                toAnna(
                        "text",
                        "An answer",
                        "reply_parameters",
                        Map.of("message_id", id, "quote", "Hello"),
                        "protect_content",
                        true));
        bot.call("sendLocation", toAnna("latitude", 55.75, "longitude", 37.62, "horizontal_accuracy", 10.5));
        bot.call(
                "sendVenue",
                toAnna("latitude", 55.75, "longitude", 37.62, "title", "Square", "address", "Red Square 1"));
        bot.call("sendContact", toAnna("phone_number", "+79161234567", "first_name", "Anna"));
        bot.call("sendDice", toAnna("emoji", "🎯"));
        bot.call("sendChatAction", toAnna("action", "typing"));
        stage.say("Good morning");
        bot.hear("message");
        stage.control("POST", "/messages/location", stage.as(Map.of("latitude", 1.5, "longitude", 2)));
        stage.control("POST", "/messages", stage.as(Map.of("contact", true)));
        stage.control("POST", "/share-users", stage.as(Map.of("request_id", 1, "users", List.of(stage.ben))));
        stage.control("POST", "/write-access", stage.as(Map.of()));
        bot.hear("message");
        bot.call("setMessageReaction", toAnna("message_id", id, "reaction", List.of(emoji("👍"))));
        stage.control("POST", "/react", stage.as(Map.of("message_id", id, "emoji", "🔥")));
        bot.hear("message_reaction");
        return id;
    }

    private void changes(int message) {
        bot.call("editMessageText", toAnna("message_id", message, "text", "Changed", "reply_markup", KEYBOARD));
        bot.call("editMessageReplyMarkup", toAnna("message_id", message));
        bot.call("forwardMessage", toAnna("from_chat_id", anna, "message_id", message));
        bot.call("forwardMessages", toAnna("from_chat_id", anna, "message_ids", List.of(message)));
        bot.call("copyMessage", toAnna("from_chat_id", anna, "message_id", message));
        int copy = bot.call("copyMessages", toAnna("from_chat_id", anna, "message_ids", List.of(message)))
                .path(0)
                .path("message_id")
                .asInt();
        bot.call("pinChatMessage", toAnna("message_id", message));
        bot.call("getChat", toAnna());
        bot.call("unpinChatMessage", toAnna("message_id", message));
        bot.call("unpinAllChatMessages", toAnna());
        bot.call("deleteMessage", toAnna("message_id", copy));
        bot.call("deleteMessages", toAnna("message_ids", List.of(message)));
        int own = id(stage.say("Tpyo"));
        stage.control("PATCH", "/messages", stage.as(Map.of("message_id", own, "text", "Typo")));
        bot.hear("edited_message");
    }

    private void media() {
        var photo = new Part("photo", "a.png", "image/png", Picture.PNG);
        var sent = bot.upload("sendPhoto", toAnna("caption", "A *dot*", "parse_mode", "Markdown"), photo);
        bot.call("editMessageCaption", toAnna("message_id", id(sent), "caption", "The dot"));
        var file = sent.at("/photo/0/file_id").asString();
        bot.call("getFile", Map.of("file_id", file));
        bot.call("editMessageMedia", toAnna("message_id", id(sent), "media", medium("photo", file, "Again")));
        bot.upload("sendAudio", toAnna("duration", 3, "title", "Song"), file("audio"));
        bot.upload("sendVideo", toAnna("width", 10, "height", 10), file("video"));
        bot.upload("sendAnimation", toAnna(), file("animation"));
        bot.upload("sendVoice", toAnna("duration", 3), file("voice"));
        bot.upload("sendVideoNote", toAnna("length", 100), file("video_note"));
        bot.upload("sendSticker", toAnna("emoji", "👍"), file("sticker"));
        var document = bot.upload("sendDocument", toAnna(), file("document"));
        bot.call(
                "sendDocument",
                toAnna("document", document.at("/document/file_id").asString()));
        var album = bot.call(
                "sendMediaGroup", toAnna("media", List.of(medium("photo", file, "1"), medium("photo", file, "2"))));
        bot.call(
                "forwardMessages",
                toAnna("from_chat_id", anna, "message_ids", List.of(id(album.get(0)), id(album.get(1)))));
        bot.call("getUserProfilePhotos", Map.of("user_id", anna));
    }

    private void answers() {
        int pressed = id(bot.call("sendMessage", toAnna("text", "Press", "reply_markup", KEYBOARD)));
        stage.control("POST", "/press", stage.as(Map.of("message_id", pressed, "data", "go")));
        var query = bot.hear("callback_query");
        bot.call(
                "answerCallbackQuery",
                Map.of("callback_query_id", query.path("id").asString()));
        int poll = id(bot.call(
                "sendPoll",
                toAnna(
                        "question",
                        "Tea?",
                        "is_anonymous",
                        false,
                        "options",
                        List.of(Map.of("text", "Yes"), Map.of("text", "No")))));
        stage.control("POST", "/vote", stage.as(Map.of("message_id", poll, "options", List.of(0))));
        bot.hear("poll_answer");
        bot.call("stopPoll", toAnna("message_id", poll));
        bot.hear("poll");
        bot.call(
                "sendPoll",
                toAnna(
                        "question",
                        "2 + 2?",
                        "type",
                        "quiz",
                        "correct_option_ids",
                        List.of(1),
                        "explanation",
                        "Count",
                        "open_period",
                        600,
                        "options",
                        List.of(Map.of("text", "3"), Map.of("text", "4"))));
    }

    private void groups() {
        long group = stage.group("supergroup");
        bot.hear("my_chat_member");
        stage.promote(group);
        var ben = Map.of("chat_id", group, "user_id", stage.ben);
        bot.call("getChatMember", ben);
        bot.call("getChatMemberCount", Map.of("chat_id", group));
        bot.call("getChatAdministrators", Map.of("chat_id", group));
        bot.call("setChatTitle", Map.of("chat_id", group, "title", "Crew"));
        bot.call("setChatDescription", Map.of("chat_id", group, "description", "Ours"));
        bot.call("setChatPermissions", with(group, "permissions", Map.of("can_send_polls", true)));
        bot.call("restrictChatMember", with(group, "user_id", stage.ben, "permissions", Map.of()));
        bot.call("getChatMember", ben);
        bot.call("promoteChatMember", with(group, "user_id", stage.ben, "can_invite_users", true));
        bot.call("getChatMember", ben);
        bot.call("promoteChatMember", ben);
        bot.call("banChatMember", ben);
        bot.call("getChatMember", ben);
        bot.call("unbanChatMember", ben);
        bot.call(
                "sendMessage",
                toAnna("text", "Elsewhere", "reply_parameters", Map.of("message_id", 1, "chat_id", group)));
        bot.hear("chat_member");
        bot.call("getChat", Map.of("chat_id", group));
        bot.call("leaveChat", Map.of("chat_id", group));
    }

    private void invitations() {
        long group = stage.group("supergroup");
        stage.promote(group);
        bot.call("exportChatInviteLink", Map.of("chat_id", group));
        var made = bot.call("createChatInviteLink", with(group, "name", "door", "member_limit", 5));
        var url = made.path("invite_link").asString();
        var asking = bot.call("editChatInviteLink", with(group, "invite_link", url, "creates_join_request", true));
        for (var decision : List.of("approveChatJoinRequest", "declineChatJoinRequest")) {
            long guest = stage.control("POST", "/users", Map.of("first_name", "Guest"))
                    .path("id")
                    .asLong();
            stage.control(
                    "POST",
                    "/join",
                    Map.of(
                            "user",
                            guest,
                            "invite_link",
                            asking.path("invite_link").asString(),
                            "bio",
                            "I am"));
            bot.hear("chat_join_request");
            bot.call(decision, with(group, "user_id", guest));
        }
        bot.call("revokeChatInviteLink", with(group, "invite_link", url));
        stage.control("POST", "/share-chat", stage.as(Map.of("request_id", 2, "shared_chat", group)));
        long plain = stage.group("group");
        stage.control("POST", "/groups/" + plain + "/upgrade", Map.of("user", anna));
        bot.hear("message");
    }

    private void channel() {
        long channel = stage.group("channel");
        int post = id(stage.control("POST", "/messages", stage.in(channel, anna, Map.of("text", "News"))));
        bot.hear("channel_post");
        stage.control("PATCH", "/messages", stage.in(channel, anna, Map.of("message_id", post, "text", "Newer")));
        bot.hear("edited_channel_post");
        bot.call("forwardMessage", toAnna("from_chat_id", channel, "message_id", post));
        bot.call("sendMessage", with(channel, "text", "Mine"));
    }

    private void inlineMode() {
        stage.control("PATCH", "/bots/test_bot", Map.of("inline", true, "inline_feedback", true));
        long group = stage.group("group");
        var asked = stage.control("POST", "/inline/query", stage.as(Map.of("query", "tea", "to_chat", group)));
        var query = bot.hear("inline_query");
        bot.call("answerInlineQuery", Map.of("inline_query_id", query.path("id").asString(), "results", results()));
        for (var result : results()) {
            var chosen = stage.control(
                    "POST",
                    "/inline/choose",
                    Map.of(
                            "user",
                            anna,
                            "query_id",
                            asked.path("query_id").asString(),
                            "result_id",
                            Objects.requireNonNull(result.get("id")),
                            "to_chat",
                            group));
            if (chosen.has("reply_markup")) {
                var press = Map.of("message_id", chosen.path("message_id").asInt(), "data", "go");
                stage.control("POST", "/press", stage.in(group, anna, press));
            }
        }
        var pressed = bot.hear("callback_query").path("inline_message_id").asString();
        bot.call("editMessageText", Map.of("inline_message_id", pressed, "text", "Changed from afar"));

        var opened = stage.control("POST", "/mini-app/open", stage.as(Map.of("source", "menu")));
        var webApp = opened.path("init_data").asString().replaceAll(".*query_id=([^&]*).*", "$1");
        bot.call(
                "answerWebAppQuery",
                Map.of("web_app_query_id", webApp, "result", results().getFirst()));
        var prepared = bot.call(
                "savePreparedInlineMessage",
                Map.of("user_id", anna, "result", results().getFirst(), "allow_group_chats", true));
        stage.control(
                "POST", "/prepared", stage.as(Map.of("id", prepared.path("id").asString(), "to_chat", group)));
        bot.hear("message");
    }

    /** One result of every kind. */
    private List<Map<String, Object>> results() {
        var text = Map.of("message_text", "<i>Tea</i>", "parse_mode", "HTML");
        return List.of(
                result("article", "title", "Tea", "input_message_content", text, "reply_markup", KEYBOARD),
                result("photo", "photo_url", "https://x.org/a.jpg", "thumbnail_url", "https://x.org/t.jpg"),
                result("gif", "gif_url", "https://x.org/a.gif", "thumbnail_url", "https://x.org/t.jpg"),
                result("mpeg4_gif", "mpeg4_url", "https://x.org/a.mp4", "thumbnail_url", "https://x.org/t.jpg"),
                result(
                        "video",
                        "title",
                        "V",
                        "video_url",
                        "https://x.org/a.mp4",
                        "mime_type",
                        "video/mp4",
                        "thumbnail_url",
                        "https://x.org/t.jpg"),
                result("audio", "title", "A", "audio_url", "https://x.org/a.mp3"),
                result("voice", "title", "V", "voice_url", "https://x.org/a.ogg"),
                result("document", "title", "D", "document_url", "https://x.org/a.pdf", "mime_type", "application/pdf"),
                result("location", "title", "L", "latitude", 1.5, "longitude", 2.5),
                result("venue", "title", "V", "latitude", 1.5, "longitude", 2.5, "address", "Street 1"),
                result("contact", "phone_number", "+1", "first_name", "Ben"));
    }

    private static Map<String, Object> result(String type, Object... pairs) {
        var all = map(pairs);
        all.put("type", type);
        all.put("id", type);
        return all;
    }

    private void goodbye() {
        bot.call("setWebhook", Map.of("url", "http://127.0.0.1:9/none", "secret_token", "abc"));
        bot.call("getWebhookInfo", Map.of());
        bot.call("deleteWebhook", Map.of());
        bot.call("close", Map.of());
        bot.call("logOut", Map.of());
    }

    private static Map<String, ?> emoji(String emoji) {
        return Map.of("type", "emoji", "emoji", emoji);
    }

    private static Map<String, ?> medium(String type, String file, String caption) {
        return Map.of("type", type, "media", file, "caption", caption);
    }

    private static Part file(String name) {
        return new Part(name, name + ".bin", "application/octet-stream", "content".getBytes(UTF_8));
    }

    private Map<String, Object> toAnna(Object... pairs) {
        return with(anna, pairs);
    }

    private static Map<String, Object> with(long chat, Object... pairs) {
        var all = map(pairs);
        all.put("chat_id", chat);
        return all;
    }

    private static Map<String, Object> map(Object... pairs) {
        var all = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put((String) pairs[i], pairs[i + 1]);
        }
        return all;
    }

    private static int id(JsonNode message) {
        return message.path("message_id").asInt();
    }
}

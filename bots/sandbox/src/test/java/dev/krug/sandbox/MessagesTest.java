package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.TestBot.Part;
import dev.krug.sandbox.request.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What messages hold and what becomes of them: CORE-423, 426. */
class MessagesTest {

    private final Stage stage = new Stage().started().hearingAll();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sendAudio,audio",
        "sendVideo,video",
        "sendAnimation,animation",
        "sendVoice,voice",
        "sendVideoNote,video_note",
        "sendSticker,sticker",
        "sendDocument,document"
    })
    void sendsEachKindOfFileAndSendsItAgainByItsId(String method, String kind) {
        var first = upload(method, toAnna("duration", 7), file(kind)).path(kind);
        assertThat(first.path("file_size").asInt()).isEqualTo(7);
        var again = stage.bot
                .result(method, toAnna(kind, first.path("file_id").asString()))
                .path(kind);
        assertThat(again).isEqualTo(first);
        var other = kind.equals("video") ? "sendAudio" : "sendVideo";
        assertThat(stage.refusal(
                        other,
                        toAnna(
                                other.substring(4).toLowerCase(Locale.ROOT),
                                first.path("file_id").asString())))
                .startsWith("Bad Request: can't use file of type ");
    }

    @Test
    void sendsAlbumsOfAttachedFiles() {
        var media = List.of(
                Map.of("type", "document", "media", "attach://one", "caption", "both"),
                Map.of("type", "document", "media", "attach://two"));
        var sent = upload("sendMediaGroup", toAnna("media", media), file("one"), file("two"));
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).path("media_group_id")).isEqualTo(sent.get(1).path("media_group_id"));
        assertThat(sent.get(0).path("caption").asString()).isEqualTo("both");
        assertThat(sent.get(1).at("/document/file_name").asString()).isEqualTo("two.bin");
        assertThat(stage.refusal("sendMediaGroup", toAnna("media", media.subList(0, 1))))
                .isEqualTo("Bad Request: media group must include 2-10 items");
        assertThat(stage.refusal(
                        "sendMediaGroup",
                        toAnna(
                                "media",
                                List.of(
                                        Map.of("type", "photo", "media", "attach://one"),
                                        Map.of("type", "audio", "media", "attach://two")))))
                .isEqualTo("Bad Request: there is no photo in the request");
    }

    @Test
    void countsVotesAndClosesPolls() {
        int id = id(poll("is_anonymous", false, "allows_multiple_answers", true));
        vote(id, List.of(0, 1));
        var updates = stage.hear();
        assertThat(updates.getFirst().at("/poll_answer/option_ids")).hasSize(2);
        assertThat(updates.getLast().at("/poll/total_voter_count").asInt()).isEqualTo(1);
        vote(id, List.of());
        assertThat(stage.heard("poll_answer").path("option_ids")).isEmpty();
        vote(id, List.of(1));
        var stopped = stage.bot.result("stopPoll", toAnna("message_id", id));
        assertThat(stopped.path("is_closed").asBoolean()).isTrue();
        assertThat(stopped.at("/options/1/voter_count").asInt()).isEqualTo(1);
        assertThat(stage.refusal("stopPoll", toAnna("message_id", id)))
                .isEqualTo("Bad Request: poll has already been closed");
        assertThat(votes(id, List.of(0))).contains("the poll is closed");
    }

    @Test
    void closesAPollWhenItsTimeIsOverAndKeepsAQuizSecretUntilThen() {
        var quiz = poll("type", "quiz", "correct_option_ids", List.of(1), "open_period", 60);
        stage.hear();
        assertThat(quiz.at("/poll/type").asString()).isEqualTo("quiz");
        stage.control("PUT", "/clock", Map.of("advance_seconds", 61));
        var closed = stage.heard("poll");
        assertThat(closed.path("is_closed").asBoolean()).isTrue();
        assertThat(closed.at("/correct_option_ids/0").asInt()).isEqualTo(1);
        assertThat(votes(id(poll("type", "quiz", "correct_option_ids", List.of(0))), List.of(0, 1)))
                .contains("the poll takes one option");
    }

    @Test
    void reactsAndTellsOfReactions() {
        int id = id(stage.send("well?"));
        stage.control("POST", "/react", stage.as(Map.of("message_id", id, "emoji", "👍")));
        var update = stage.heard("message_reaction");
        assertThat(update.at("/new_reaction/0/emoji").asString()).isEqualTo("👍");
        stage.control("POST", "/react", stage.as(Map.of("message_id", id)));
        assertThat(stage.heard("message_reaction").path("new_reaction")).isEmpty();
        var reaction = List.of(Map.of("type", "emoji", "emoji", "🔥"));
        stage.bot.result("setMessageReaction", toAnna("message_id", id, "reaction", reaction));
        assertThat(last().at("/reaction_counts/🔥").asInt()).isEqualTo(1);
        assertThat(stage.hear()).isEmpty();
        assertThat(stage.refusal(
                        "setMessageReaction",
                        toAnna("message_id", id, "reaction", List.of(Map.of("type", "emoji", "emoji", "x")))))
                .isEqualTo("Bad Request: REACTION_INVALID");
    }

    @Test
    void tellsTheFirstAuthorOfAForwardAndNobodyOfACopy() {
        int id = id(stage.say("mine"));
        var forward = stage.bot.result("forwardMessage", toAnna("from_chat_id", stage.anna, "message_id", id));
        assertThat(forward.at("/forward_origin/sender_user/id").asLong()).isEqualTo(stage.anna);
        var again = stage.bot.result("forwardMessage", toAnna("from_chat_id", stage.anna, "message_id", id(forward)));
        assertThat(again.path("forward_origin")).isEqualTo(forward.path("forward_origin"));
        int copy = id(stage.bot.result("copyMessage", toAnna("from_chat_id", stage.anna, "message_id", id)));
        assertThat(last().path("message_id").asInt()).isEqualTo(copy);
        assertThat(last().has("forward_origin")).isFalse();
        assertThat(stage.refusal("copyMessages", toAnna("from_chat_id", stage.anna, "message_ids", List.of(id, id))))
                .isEqualTo("Bad Request: message identifiers must be in a strictly increasing order");
        int guarded = id(stage.bot.result("sendMessage", toAnna("text", "secret", "protect_content", true)));
        assertThat(stage.refusal("copyMessage", toAnna("from_chat_id", stage.anna, "message_id", guarded)))
                .isEqualTo("Bad Request: message can't be copied");
        assertThat(stage.request(
                                "POST",
                                "/messages/forward",
                                Json.of(stage.as(Map.of("message_ids", List.of(guarded), "to_bot", "test_bot")))
                                        .toString())
                        .body())
                .contains("message can't be forwarded");
    }

    @Test
    void quotesWhatItAnswers() {
        int id = id(stage.say("one two three"));
        var reply = Map.of("message_id", id, "quote", "two");
        var sent = stage.bot.result("sendMessage", toAnna("text", "two!", "reply_parameters", reply));
        assertThat(sent.at("/quote/position").asInt()).isEqualTo(4);
        assertThat(sent.at("/reply_to_message/text").asString()).isEqualTo("one two three");
        var wrong = Map.of("message_id", id, "quote", "four");
        assertThat(stage.refusal("sendMessage", toAnna("text", "x", "reply_parameters", wrong)))
                .isEqualTo("Bad Request: QUOTE_TEXT_INVALID");
    }

    @Test
    void pinsAndUnpins() {
        int first = id(stage.send("first"));
        int second = id(stage.send("second"));
        for (int id : List.of(first, second)) {
            stage.bot.result("pinChatMessage", toAnna("message_id", id));
        }
        assertThat(pinned()).isEqualTo(second);
        stage.bot.result("unpinChatMessage", toAnna());
        assertThat(pinned()).isEqualTo(first);
        stage.bot.result("unpinAllChatMessages", toAnna());
        assertThat(pinned()).isZero();
        assertThat(stage.refusal("unpinChatMessage", toAnna("message_id", first)))
                .isEqualTo("Bad Request: message to unpin not found");
    }

    @Test
    void deletesOnlyWhatIsYoungerThanTwoDays() { // CORE-426
        int old = id(stage.send("old"));
        stage.control("PUT", "/clock", Map.of("advance_seconds", 48 * 3600 + 1));
        assertThat(stage.refusal("deleteMessage", toAnna("message_id", old)))
                .isEqualTo("Bad Request: message can't be deleted for everyone");
        int young = id(stage.send("young"));
        stage.bot.result("deleteMessages", toAnna("message_ids", List.of(young)));
        assertThat(stage.refusal("deleteMessage", toAnna("message_id", young)))
                .isEqualTo("Bad Request: message to delete not found");
    }

    @Test
    void changesMediaAndCaptions() {
        var sent = upload("sendDocument", toAnna("caption", "before"), file("document"));
        var edited = stage.bot.result("editMessageCaption", toAnna("message_id", id(sent), "caption", "after"));
        assertThat(edited.path("caption").asString()).isEqualTo("after");
        assertThat(edited.path("document")).isEqualTo(sent.path("document"));
        var media = Map.of("type", "video", "media", "attach://clip");
        var video = upload("editMessageMedia", toAnna("message_id", id(sent), "media", media), file("clip"));
        assertThat(video.has("video")).isTrue();
        assertThat(video.has("document")).isFalse();
        assertThat(stage.refusal("editMessageText", toAnna("message_id", id(sent), "text", "x")))
                .isEqualTo("Bad Request: there is no text in the message to edit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendLocation | {\"latitude\":91,\"longitude\":0} | wrong latitude specified",
                "sendLocation | {\"latitude\":\"x\",\"longitude\":0} | wrong latitude specified",
                "sendDice | {\"emoji\":\"x\"} | wrong dice emoji specified",
                "sendPoll | {\"question\":\"\",\"options\":[\"a\",\"b\"]} | poll question must be non-empty",
                "sendPoll | {\"question\":\"q\",\"options\":[\"a\",\"\"]} | poll options must be non-empty",
                "sendPoll | {\"question\":\"q\",\"options\":[\"a\"],\"type\":\"quiz\"} | quiz must have a correct option",
                "sendPoll | {\"question\":\"q\",\"options\":[\"a\"],\"open_period\":1} | invalid open_period specified",
                "sendVideo | {\"video\":\"https://x.org/v.mp4\"} | failed to get HTTP URL content",
                "sendVideo | {\"video\":\"nothing\"} | wrong file identifier/HTTP URL specified",
                "editMessageMedia | {\"message_id\":1,\"media\":{\"type\":\"x\"}} | message can't be edited",
                "sendMessage | {\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"c\",\"copy_text\":{\"text\":\"\"}}]]}} | BUTTON_COPY_TEXT_INVALID"
            })
    void refusesWrongContents(String method, String parameters, String reason) {
        var all = Json.MAPPER.readTree(parameters);
        var given = new HashMap<String, Object>(Map.of("chat_id", stage.anna));
        all.properties().forEach(field -> given.put(field.getKey(), field.getValue()));
        assertThat(stage.refusal(method, given)).isEqualTo("Bad Request: " + reason);
    }

    @Test
    void letsAPersonSendEveryKind() {
        for (var kind : List.of("location", "venue", "contact", "dice", "poll", "text")) {
            stage.control(
                    "POST",
                    "/messages/" + kind,
                    stage.as(Map.of(
                            "latitude",
                            1,
                            "longitude",
                            2,
                            "title",
                            "T",
                            "address",
                            "A",
                            "phone_number",
                            "1",
                            "first_name",
                            "F",
                            "question",
                            "Q",
                            "options",
                            List.of("a", "b"),
                            "text",
                            "T")));
            assertThat(stage.heard("message").has(kind)).as(kind).isTrue();
        }
    }

    private JsonNode poll(Object... pairs) {
        var all = toAnna(pairs);
        all.put("question", "Tea?");
        all.put("options", List.of("Yes", "No"));
        return stage.bot.result("sendPoll", all);
    }

    private void vote(int id, List<Integer> options) {
        stage.control("POST", "/vote", stage.as(Map.of("message_id", id, "options", options)));
    }

    private String votes(int id, List<Integer> options) {
        return stage.request(
                        "POST",
                        "/vote",
                        Json.of(stage.as(Map.of("message_id", id, "options", options)))
                                .toString())
                .body();
    }

    private JsonNode last() {
        var messages = stage.control("GET", "/messages?user=" + stage.anna + "&bot=test_bot", Map.of());
        return messages.get(messages.size() - 1);
    }

    private int pinned() {
        return stage.bot
                .result("getChat", toAnna())
                .path("pinned_message")
                .path("message_id")
                .asInt();
    }

    private JsonNode upload(String method, Map<String, ?> parameters, Part... files) {
        var answer =
                Json.MAPPER.readTree(stage.bot.upload(method, parameters, files).body());
        assertThat(answer.path("ok").asBoolean()).as("%s", answer).isTrue();
        return answer.path("result");
    }

    private static Part file(String name) {
        return new Part(name, name + ".bin", "application/octet-stream", "content".getBytes(UTF_8));
    }

    private Map<String, Object> toAnna(Object... pairs) {
        var all = new HashMap<String, Object>(Map.of("chat_id", stage.anna));
        for (int i = 0; i < pairs.length; i += 2) {
            all.put((String) pairs[i], pairs[i + 1]);
        }
        return all;
    }

    private static int id(JsonNode message) {
        return message.path("message_id").asInt();
    }
}

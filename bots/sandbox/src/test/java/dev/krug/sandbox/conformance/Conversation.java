package dev.krug.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Picture;
import dev.krug.sandbox.Stage;
import dev.krug.sandbox.TestBot.Part;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What Anna and Ben do with a client's bot, and what they have to see: the same for every client. */
final class Conversation {

    private final Stage stage;
    private final Talk anna;

    Conversation(Stage stage) {
        this.stage = stage;
        anna = new Talk(stage, Map.of("user", stage.anna, "bot", "test_bot"));
    }

    void hold() {
        echo();
        keyboardThatChangesItsMessage();
        replyKeyboard();
        filesDownAndUp();
        album();
        poll();
        reactions();
        inlineMode();
        patience();
        new GroupConversation(stage).hold();
    }

    private void echo() {
        anna.does("POST", "/start-link", Map.of("start", "from-afar"));
        anna.sees("You said: /start from-afar");
        anna.say("Привет, <b>мир</b> & 😀");
        var echo = anna.sees("You said: Привет, <b>мир</b> & 😀");
        assertThat(echo.at("/entities/0/type").asString()).isEqualTo("bold");
        assertThat(echo.at("/entities/0/offset").asInt()).isEqualTo("You said: ".length());
        assertThat(echo.at("/from/username").asString()).isEqualTo("test_bot");
        assertThat(stage.calls("sendChatAction")).isNotEmpty();
    }

    private void keyboardThatChangesItsMessage() {
        anna.say("/count");
        var message = anna.sees("Press the button");
        anna.press(message, "Count: 0");
        anna.sees("Counted to 1");
        anna.press(message, "Count: 1");
        var edited = anna.sees("Counted to 2");
        assertThat(Talk.id(edited)).isEqualTo(Talk.id(message));
        assertThat(edited.has("edit_date")).isTrue();
        assertThat(edited.at("/reply_markup/inline_keyboard/0/0/text").asString())
                .isEqualTo("Count: 2");
        Talk.until(
                "a toast",
                () -> stage.calls("answerCallbackQuery").stream()
                        .filter(call -> call.at("/parameters/text").asString("").equals("One more"))
                        .findFirst()
                        .orElse(null));
    }

    private void replyKeyboard() {
        anna.say("/colours");
        anna.sees("Pick one");
        var keyboard = chat().path("keyboard");
        assertThat(keyboard.at("/keyboard/0/1/text").asString()).isEqualTo("Green");
        assertThat(keyboard.path("one_time_keyboard").asBoolean()).isTrue();
        anna.say(keyboard.at("/keyboard/0/1/text").asString());
        anna.sees("You said: Green");
    }

    /** The chat as it stands in Anna's list. */
    private JsonNode chat() {
        return stage.control("GET", "/chats?user=" + stage.anna, Map.of())
                .valueStream()
                .filter(entry -> entry.at("/bot/username").asString("").equals("test_bot"))
                .findFirst()
                .orElseThrow();
    }

    private void filesDownAndUp() {
        anna.say("/picture");
        var sent = anna.sees("A picture");
        assertThat(anna.file(sent.path("photo").path(0))).isEqualTo(Picture.PNG);

        anna.upload(new Part("photo", "own.png", "image/png", Picture.PNG));
        var copy = anna.sees(Picture.PNG.length + " bytes");
        assertThat(copy.at("/document/file_name").asString()).isEqualTo("copy.png");
        assertThat(anna.file(copy.path("document"))).isEqualTo(Picture.PNG);
    }

    private void album() {
        anna.say("/album");
        var first = anna.sees("First");
        var group = first.path("media_group_id").asString();
        assertThat(group).isNotEmpty();
        assertThat(anna.messages().stream()
                        .filter(message ->
                                message.path("media_group_id").asString("").equals(group))
                        .map(message -> message.has("photo")))
                .containsExactly(true, true);
    }

    private void poll() {
        anna.say("/poll");
        var poll = anna.sees("a poll", message -> message.has("poll"));
        anna.does("POST", "/vote", Map.of("message_id", Talk.id(poll), "options", List.of(1)));
        anna.sees("You voted for 1");
        anna.answer(poll, "/stop");
        var closed = anna.sees(
                "a closed poll", message -> message.at("/poll/is_closed").asBoolean(false));
        assertThat(closed.at("/poll/options/1/voter_count").asInt()).isEqualTo(1);
    }

    private void reactions() {
        var own = anna.say("React");
        var reacted = anna.sees("a reaction", message -> Talk.id(message) == Talk.id(own) && message.has("reactions"));
        assertThat(reacted.path("reaction_counts").path("👍").asInt()).isEqualTo(1);
        var echo = anna.sees("You said: Green");
        anna.does("POST", "/react", Map.of("message_id", Talk.id(echo), "emoji", "❤"));
        anna.sees("You reacted with ❤");
    }

    private void inlineMode() {
        stage.control("PATCH", "/bots/test_bot", Map.of("inline", true, "inline_feedback", true));
        var asked = anna.does("POST", "/inline/query", Map.of("query", "tea", "to_bot", "test_bot"))
                .path("query_id")
                .asString();
        var answer = Talk.until("an inline answer", () -> {
            var found = stage.control("GET", "/inline/answer?query_id=" + asked, Map.of());
            return found.path("answer").isObject() ? found.get("answer") : null;
        });
        assertThat(answer.at("/results/0/title").asString()).isEqualTo("A cup of tea");
        var sent = anna.does(
                "POST", "/inline/choose", Map.of("query_id", asked, "result_id", "drink", "to_bot", "test_bot"));
        assertThat(sent.path("text").asString()).isEqualTo("A cup of tea");
        var changed = anna.sees("A cup of tea, still hot");
        assertThat(Talk.id(changed)).isEqualTo(Talk.id(sent));
        assertThat(changed.at("/via_bot/username").asString()).isEqualTo("test_bot");
    }

    private void patience() {
        stage.control(
                "PUT",
                "/faults",
                Map.of("kind", "too_many_requests", "method", "sendMessage", "times", 1, "retry_after", 1));
        anna.say("/patience");
        anna.sees("Patience pays");
        var calls = stage.calls("sendMessage");
        var refused = calls.get(calls.size() - 2);
        var repeated = calls.getLast();
        assertThat(refused.at("/answer/parameters/retry_after").asInt()).isEqualTo(1);
        assertThat(refused.path("status").asInt()).isEqualTo(429);
        assertThat(repeated.path("atMillis").asLong() - refused.path("atMillis").asLong())
                .isBetween(950L, 10_000L);
    }
}

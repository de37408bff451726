package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** CORE-428: BotFather as a conversation. */
class BotFatherTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private Map<String, Object> father(long user, Map<String, ?> more) {
        var all = stage.in(0, user, more);
        all.remove("chat");
        all.put("bot", "BotFather");
        return all;
    }

    /** Says something and tells the answer. */
    private String say(String text) {
        stage.control("POST", "/messages", father(stage.ben, Map.of("text", text)));
        return last().path("text").asString();
    }

    private JsonNode last() {
        var messages = stage.control("GET", "/messages?user=" + stage.ben + "&bot=BotFather", Map.of());
        return messages.get(messages.size() - 1);
    }

    private JsonNode bot(String username) {
        return stage.control("GET", "/bots", Map.of())
                .valueStream()
                .filter(bot -> bot.path("username").asString().equals(username))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void makesABot() {
        assertThat(say("/newbot")).contains("What is its name?");
        assertThat(say("x".repeat(65))).contains("1 to 64 characters");
        assertThat(say("Tea")).contains("its username?");
        assertThat(say("tea")).contains("cannot be a username");
        assertThat(say("test_bot")).contains("already has that username");
        assertThat(say("tea_bot"))
                .contains("Done!", bot("tea_bot").path("token").asString());
        assertThat(say("hello?")).contains("I know nothing about that");
    }

    @Test
    void settlesABot() {
        assertThat(say("/setcommands")).contains("Which bot?");
        assertThat(say("@nobody_bot")).contains("no such bot");
        assertThat(say("@BotFather")).contains("no such bot");
        assertThat(say("@test_bot")).contains("one a line");
        assertThat(say("Brew a cup")).contains("cannot read that");
        assertThat(say("brew - Brew a cup\nstop - Enough")).contains("Saved");
        assertThat(stage.bot.result("getMyCommands", Map.of())).hasSize(2);
        say("/setprivacy");
        say("@test_bot");
        assertThat(say("perhaps")).contains("one of the two buttons");
        assertThat(say("Disable")).contains("Saved");
        assertThat(bot("test_bot").path("settings").path("privacy").asBoolean()).isFalse();
        say("/setname");
        say("@test_bot");
        assertThat(say("/cancel")).contains("nothing changed");
        assertThat(say("New name")).contains("I know nothing about that");
    }

    @Test
    void turnsThePagesOfItsMenu() {
        say("/mybots");
        press("@test_bot");
        assertThat(last().path("text").asString()).contains("@test_bot");
        press("Inline mode: off");
        assertThat(bot("test_bot").path("settings").path("inline").asBoolean()).isTrue();
        var token = bot("test_bot").path("token").asString();
        press("♻️ Replace token");
        assertThat(bot("test_bot").path("token").asString()).isNotEqualTo(token);
        press("« Back");
        press("« Back");
        assertThat(last().path("text").asString()).isEqualTo("Choose a bot:");
    }

    private void press(String button) {
        stage.control(
                "POST",
                "/press",
                father(stage.ben, Map.of("message_id", last().path("message_id").asInt(), "text", button)));
    }

    @Test
    void speaksTheLanguageOfThePerson() {
        stage.control("POST", "/start-link", father(stage.anna, Map.of()));
        var messages = stage.control("GET", "/messages?user=" + stage.anna + "&bot=BotFather", Map.of());
        assertThat(messages.get(1).path("text").asString()).contains("Вот что я понимаю");
    }

    @Test
    void isNoneOfTheBotsThatAProgramCanBe() {
        assertThat(stage.control("GET", "/bots", Map.of()))
                .extracting(bot -> bot.path("username").asString())
                .containsExactly("test_bot");
    }
}

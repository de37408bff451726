package dev.krug.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Stage;
import java.util.List;
import java.util.Map;

/** The bot comes into a group, hears what privacy mode lets it hear, sees people come and go, and is put out. */
final class GroupConversation {

    private final Stage stage;

    GroupConversation(Stage stage) {
        this.stage = stage;
    }

    void hold() {
        long group = stage.control(
                        "POST",
                        "/groups",
                        Map.of(
                                "user",
                                stage.anna,
                                "type",
                                "supergroup",
                                "title",
                                "Team",
                                "members",
                                List.of("test_bot")))
                .path("id")
                .asLong();
        var anna = new Talk(stage, Map.of("user", stage.anna, "chat", group));
        var hello = anna.sees("Hello, Team");

        anna.say("Only for people");
        anna.say("/where@test_bot");
        anna.sees("We are in Team");
        anna.answer(hello, "To the bot");
        anna.sees("You said: To the bot");
        assertThat(anna.hasSeen("You said: Only for people")).isFalse();

        var members = "/groups/" + group + "/members";
        stage.control("POST", members, Map.of("user", stage.anna, "member", stage.ben));
        anna.sees("Welcome, Ben");
        stage.control("POST", "/groups/" + group + "/leave", Map.of("user", stage.ben));
        anna.sees("Goodbye, Ben");

        stage.promote(group);
        anna.say("For all");
        anna.sees("You said: For all");
        assertThat(stage.bot
                        .result("getChatMember", Map.of("chat_id", group, "user_id", stage.ben))
                        .path("status")
                        .asString())
                .isEqualTo("left");
    }
}

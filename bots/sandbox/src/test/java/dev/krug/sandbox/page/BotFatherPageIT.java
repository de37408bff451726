package dev.krug.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.krug.sandbox.Chromium;
import dev.krug.sandbox.TestBot;
import dev.krug.sandbox.request.Json;
import org.junit.jupiter.api.Test;

/** CORE-428: a BotFather that makes bots for any outside program. */
class BotFatherPageIT {

    @Test
    void makesABotWhoseTokenWorksAndSettlesItByButtons() {
        try (var chromium = new Chromium();
                var desk = new Desk(chromium)) {
            var anna = desk.ben.open("BotFather");
            anna.button("Start").click();
            assertThat(anna.message("What I understand")).containsText("/newbot");
            anna.say("/newbot");
            assertThat(anna.message("What is its name?")).isVisible();
            anna.say("Tea Time");
            anna.say("test_bot");
            assertThat(anna.message("already has that username")).isVisible();
            anna.say("tea_time_bot");
            var token = anna.message("Done!").locator("code").innerText();
            var me = Json.MAPPER.readTree(TestBot.get(desk.stage.sandbox.url() + "/bot" + token + "/getMe")
                    .body());
            assertThat(me.path("result").path("username").asString()).isEqualTo("tea_time_bot");
            desk.shoot("10-botfather");

            anna.say("/setinline");
            anna.button("@tea_time_bot").click();
            anna.button("Enable").click();
            assertThat(anna.message("Saved")).isVisible();
            anna.say("/mybots");
            anna.messages().last();
            anna.button("@tea_time_bot").last().click();
            assertThat(anna.button("Inline mode: on")).isVisible();
            anna.button("Privacy mode: on").click();
            assertThat(anna.button("Privacy mode: off")).isVisible();
            desk.shoot("11-my-bots");
            anna.button("♻️ Replace token").click();
            assertThat(anna.message("no longer works")).isVisible();
            assertThat(TestBot.get(desk.stage.sandbox.url() + "/bot" + token + "/getMe")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(anna.pane().getByRole(AriaRole.NAVIGATION)).containsText("Tea Time");
        }
    }
}

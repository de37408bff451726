package dev.krug.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.krug.sandbox.TestBot;
import dev.krug.sandbox.request.Json;
import org.junit.jupiter.api.Test;

/** CORE-428: a BotFather that makes bots for any outside program. */
class BotFatherPageIT extends AtTheDesk {

    @Test
    void makesABotWhoseTokenWorksAndSettlesItByButtons() {
        var ben = desk.ben.open("BotFather");
        ben.button("Start").click();
        assertThat(ben.message("What I understand")).containsText("/newbot");
        ben.say("/newbot");
        assertThat(ben.message("What is its name?")).isVisible();
        ben.say("Tea Time");
        ben.say("test_bot");
        assertThat(ben.message("already has that username")).isVisible();
        ben.say("tea_time_bot");
        var token = ben.message("Done!").locator("code").innerText();
        var me = Json.MAPPER.readTree(TestBot.get(desk.stage.sandbox.url() + "/bot" + token + "/getMe")
                .body());
        assertThat(me.path("result").path("username").asString()).isEqualTo("tea_time_bot");
        desk.shoot("10-botfather");

        ben.say("/setinline");
        ben.button("@tea_time_bot").click();
        ben.button("Enable").click();
        assertThat(ben.message("Saved")).isVisible();
        ben.say("/mybots");
        ben.button("@tea_time_bot").last().click();
        assertThat(ben.button("Inline mode: on")).isVisible();
        ben.button("Privacy mode: on").click();
        assertThat(ben.button("Privacy mode: off")).isVisible();
        desk.shoot("11-my-bots");
        ben.button("♻️ Replace token").click();
        assertThat(ben.message("no longer works")).isVisible();
        assertThat(TestBot.get(desk.stage.sandbox.url() + "/bot" + token + "/getMe")
                        .statusCode())
                .isEqualTo(401);
        assertThat(ben.pane().getByRole(AriaRole.NAVIGATION)).containsText("Tea Time");
    }
}

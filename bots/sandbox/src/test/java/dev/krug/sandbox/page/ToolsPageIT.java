package dev.krug.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CORE-433 and CORE-434 on the page: faults, the clock, the log, the bots, the world as a whole. */
class ToolsPageIT extends AtTheDesk {

    @BeforeEach
    void start() {
        desk.stage.started();
    }

    @Test
    void ordersAFaultAndShowsItInTheLog() {
        var tools = desk.tools("Faults");
        tools.getByLabel("What goes wrong").selectOption("too_many_requests");
        tools.getByLabel("Bot").selectOption("test_bot");
        tools.getByLabel("Method").fill("sendMessage");
        tools.getByLabel("Retry after, seconds").fill("7");
        tools.getByRole(AriaRole.BUTTON, Seat.named("Order the fault")).click();
        var ordered = tools.getByRole(AriaRole.LIST, Seat.named("Ordered"));
        assertThat(ordered).containsText("429 Too Many Requests");
        desk.shoot("12-faults");

        var message = Map.of("chat_id", desk.stage.anna, "text", "Hello");
        assertThat(desk.stage.refusal("sendMessage", message)).isEqualTo("Too Many Requests: retry after 7");
        assertThat(tools).containsText("Everything works as it should.");
        desk.stage.bot.result("sendMessage", message);

        tools = desk.tools("Log");
        tools.getByLabel("What to show").selectOption("failed");
        var entries = tools.locator("details");
        assertThat(entries).hasCount(1);
        assertThat(entries).containsText("429");
        entries.locator("summary").click();
        assertThat(entries).containsText("\"retry_after\": 7");
        tools.getByLabel("What to show").selectOption("all");
        tools.getByLabel("Method or text").fill("no such thing");
        assertThat(entries).hasCount(0);
        desk.shoot("13-log");
    }

    @Test
    void freezesAndAdvancesTheClock() {
        var tools = desk.tools("Clock");
        tools.getByRole(AriaRole.BUTTON, Seat.named("Freeze")).click();
        assertThat(tools.getByRole(AriaRole.STATUS)).hasText("frozen");
        var before = desk.stage.sandbox.clock().instant();
        tools.getByRole(AriaRole.BUTTON, Seat.named("+1 day")).click();
        desk.anna.open("Test");
        desk.anna.say("A day later");
        assertThat(desk.anna.log()).containsText("Yesterday");
        assertThat(desk.anna.log()).containsText("Today");
        assertThat(desk.stage.sandbox.clock().instant()).isEqualTo(before.plusSeconds(86_400));
        desk.shoot("14-clock");
        tools.getByRole(AriaRole.BUTTON, Seat.named("Let it run")).click();
        assertThat(tools.getByRole(AriaRole.STATUS)).hasText("running");
    }

    @Test
    void tellsHowBotsGetTheirUpdates() {
        var bot = desk.tools("Bots").getByRole(AriaRole.ARTICLE, Seat.named("@test_bot"));
        assertThat(bot).containsText("Nobody fetches its updates now");
        desk.stage.bot.result("setWebhook", Map.of("url", "http://127.0.0.1:1/hook"));
        assertThat(bot).containsText("http://127.0.0.1:1/hook");
        desk.anna.open("Test").say("Is somebody there?");
        assertThat(bot).containsText("1 update waiting");
        desk.stage.bot.result("deleteWebhook", Map.of("drop_pending_updates", true));
        assertThat(bot).containsText("0 updates waiting");
        bot.getByLabel("Privacy mode").uncheck();
        assertThat(desk.anna.info("Test")).containsText("Hears everything in groups");
        desk.shoot("15-bots");
    }

    @Test
    void savesResetsAndLoadsTheWorld() {
        desk.anna.open("Test").say("Remember me");
        var tools = desk.tools("World");
        var saved = desk.page.waitForDownload(
                () -> tools.getByRole(AriaRole.BUTTON, Seat.named("Save")).click());
        assertThat(saved.suggestedFilename()).isEqualTo("sandbox-world.json");
        tools.getByRole(AriaRole.BUTTON, Seat.named("Begin anew")).click();
        tools.getByRole(AriaRole.BUTTON, Seat.named("Really remove everything?"))
                .click();
        assertThat(tools.getByRole(AriaRole.STATUS)).hasText("Everything has begun anew.");
        desk.seat("Анна Смирнова").open("Test");
        assertThat(desk.anna.messages()).hasCount(0);
        tools.getByLabel("Choose a file").setInputFiles(saved.path());
        assertThat(tools.getByRole(AriaRole.STATUS)).hasText("The saved sandbox is here.");
        desk.anna.open("Test");
        assertThat(desk.anna.message("Remember me")).isVisible();
    }

    @Test
    void changesAndDeletesAnAccount() {
        desk.anna.button("Account: Анна Смирнова").click();
        desk.choose("Edit profile");
        desk.dialog().getByLabel("First name").fill("Anne");
        desk.dialog().getByLabel("Phone").fill("4912345");
        desk.submit("Save");
        var anne = desk.seat("Anne Смирнова");
        assertThat(anne.pane()).isVisible();
        anne.button("Account: Anne Смирнова").click();
        desk.choose("Edit profile");
        desk.submit("Delete the account");
        desk.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Really delete")))
                .click();
        anne.row("Test").click();
        assertThat(anne.pane()).containsText("This account is deleted");
        assertThat(desk.stage.refusal("sendMessage", Map.of("chat_id", desk.stage.anna, "text", "Hello")))
                .isEqualTo("Forbidden: user is deactivated");
    }
}

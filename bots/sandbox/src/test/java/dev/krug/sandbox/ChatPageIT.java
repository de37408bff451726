package dev.krug.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CORE-428 to CORE-430 in a real browser. */
class ChatPageIT {

    private static final double PATIENCE_MILLIS = 30_000;

    private static Chromium chromium;

    private final MiniAppPage miniApp = new MiniAppPage();
    private final Sandbox sandbox = Sandbox.start(
            SandboxOptions.anyPort().withoutLimits().withBot("echo_bot", "Echo").withBot("quiet_bot", "Quiet"));
    private final EchoBot bot = new EchoBot(sandbox, "echo_bot", miniApp.url());
    private final List<String> errors = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        page = page(1280, 800);
    }

    @AfterEach
    void stop() throws InterruptedException {
        page.context().close();
        bot.close();
        sandbox.close();
        miniApp.close();
        assertEquals(List.of(), errors);
    }

    private Page page(int width, int height) {
        var opened = chromium.open(width, height).newPage();
        opened.setDefaultTimeout(PATIENCE_MILLIS);
        opened.onPageError(errors::add);
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
        opened.navigate(sandbox.url() + "/sandbox");
        return opened;
    }

    private Locator pane(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator log(Locator pane) {
        return pane.getByRole(AriaRole.LOG);
    }

    @CanIgnoreReturnValue
    private Locator startEcho(Locator pane) {
        pane.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Echo"))
                .first()
                .click();
        button(pane, "Start").click();
        assertThat(log(pane)).containsText("Welcome!");
        return pane;
    }

    @Test
    void chatsWithABotAsInTelegramWeb() {
        var anna = pane("Анна Смирнова");
        Chromium.shoot(page, "01-empty");
        anna.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Echo"))
                .first()
                .click();
        assertThat(anna).containsText("What can this bot do?");
        Chromium.shoot(page, "02-before-start");
        startEcho(anna);

        button(anna, "Count: 0").click();
        assertThat(log(anna)).containsText("Counted to 1");
        assertThat(log(anna)).containsText("edited");
        assertThat(anna.getByRole(AriaRole.STATUS)).containsText("One more");
        Chromium.shoot(page, "03-toast");
        button(anna, "Alert").click();
        var alert = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(alert).containsText("This is an alert");
        Chromium.shoot(page, "04-alert");
        button(alert, "OK").click();

        var field = anna.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Message"));
        field.fill("/");
        assertThat(anna.getByRole(AriaRole.OPTION)).hasCount(3);
        Chromium.shoot(page, "05-commands");
        field.fill("/key");
        field.press("Enter");
        button(anna, "Green").click();
        assertThat(log(anna)).containsText("You said: Green");
        field.fill("Hello from https://example.org and @echo_bot #fun");
        field.press("Enter");
        assertThat(log(anna)).containsText("You said: Hello");
        field.fill("😀");
        field.press("Enter");
        assertThat(log(anna)).containsText("You said: 😀");
        Chromium.shoot(page, "06-chat-light");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark theme"))
                .click();
        Chromium.shoot(page, "07-chat-dark");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tools"))
                .click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("sendMessage");
        page.locator(".entry summary").first().click();
        Chromium.shoot(page, "08-raw");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Close").setExact(true))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Переключить на русский"))
                .click();
        assertThat(page.locator(".badge")).hasText("Песочница");
        Chromium.shoot(page, "09-russian-dark");
    }

    @Test
    void showsTwoUsersSideBySide() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add pane"))
                .click();
        Chromium.shoot(page, "10-add-pane");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ben"))
                .click();
        var anna = startEcho(pane("Анна Смирнова"));
        var ben = startEcho(pane("Ben Carter"));
        button(ben, "Count: 0").click();
        assertThat(log(ben)).containsText("Counted to 1");
        assertThat(log(anna)).not().containsText("Counted");
        Chromium.shoot(page, "11-two-users");
    }

    @Test
    void opensAMiniAppAndTalksWithIt() { // CORE-429, CORE-430
        var anna = startEcho(pane("Анна Смирнова"));
        button(anna, "App").click();
        var frame = page.frameLocator("iframe");
        assertThat(frame.locator("#user")).hasText("Hello Анна, v9.1");
        assertThat(heard(frame)).containsText("viewport_changed");
        assertThat(heard(frame))
                .containsText("custom_method_invoked {\"req_id\":\"r2\",\"result\":{\"colour\":\"red\"}}");
        Chromium.shoot(page, "12-mini-app");

        button(anna, "Save").click();
        assertThat(heard(frame)).containsText("main_button_pressed");
        button(anna.getByRole(AriaRole.DIALOG), "Back").click();
        assertThat(heard(frame)).containsText("back_button_pressed");
        frame.locator("#popup").click();
        button(anna, "Yes").click();
        assertThat(heard(frame)).containsText("popup_closed {\"button_id\":\"yes\"}");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark theme"))
                .click();
        assertThat(heard(frame)).containsText("\"bg_color\":\"#212121\"");
        Chromium.shoot(page, "13-mini-app-dark");
        button(anna, "Mini App menu").click();
        anna.getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("Close Mini App"))
                .click();
        assertThat(page.locator("iframe")).hasCount(0);
    }

    private static Locator heard(FrameLocator frame) {
        return frame.locator("#log");
    }

    @Test
    void showsOnePaneAtATimeOnANarrowScreen() {
        page.setViewportSize(390, 780);
        var anna = pane("Анна Смирнова");
        Chromium.shoot(page, "14-narrow-list");
        startEcho(anna);
        assertThat(button(anna, "Count: 0")).isVisible();
        Chromium.shoot(page, "15-narrow-chat");
        button(anna, "App").click();
        assertThat(page.frameLocator("iframe").locator("#user")).containsText("Анна");
        Chromium.shoot(page, "16-narrow-mini-app");
    }

    @Test
    void makesUsersAndBotsInDialogs() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account: Анна Смирнова"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("New user"))
                .click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("First name").fill("Zoe");
        dialog.getByLabel("Username").fill("anna_s");
        button(dialog, "Create").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).hasText("This username is already taken.");
        errors.removeIf(error -> error.contains("409 (Conflict)"));
        dialog.getByLabel("Username").fill("zoe_z");
        dialog.getByLabel("Picture (emoji)").fill("🦊");
        Chromium.shoot(page, "17-new-user");
        button(dialog, "Create").click();
        assertThat(pane("Zoe")).isVisible();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New bot"))
                .click();
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill("Mine");
        dialog.getByLabel("Username, ends in bot").fill("mine_bot");
        button(dialog, "Create").click();
        assertThat(dialog).containsText("@mine_bot is ready");
        assertThat(dialog).containsText(sandbox.token("mine_bot"));
        Chromium.shoot(page, "18-new-bot");
    }
}

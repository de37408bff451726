package dev.krug.sandbox.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.krug.sandbox.Chromium;
import dev.krug.sandbox.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDKs that Mini Apps are written with, unmodified, inside the chat page's frame in Chromium: CORE-429, 430. */
@Tag("conformance")
class MiniAppSdkIT {

    private final Stage stage = new Stage().started();
    private final List<String> errors = new ArrayList<>();
    private SdkPages pages;
    private Chromium chromium;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        pages = new SdkPages();
        chromium = new Chromium();
        page = newPage();
    }

    private Page newPage() {
        var opened = chromium.open(1100, 800).newPage();
        opened.onPageError(errors::add);
        return opened;
    }

    @AfterEach
    void stop() {
        chromium.close();
        pages.close();
        stage.close();
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram-web-app", "tma"})
    void worksInTheFrame(String sdk) {
        var url = pages.url(sdk);
        stage.bot.result(
                "setChatMenuButton",
                Map.of("menu_button", Map.of("type", "web_app", "text", "App", "web_app", Map.of("url", url))));
        stage.bot.result(
                "sendMessage",
                Map.of(
                        "chat_id",
                        stage.anna,
                        "text",
                        "Send me something",
                        "reply_markup",
                        Map.of("keyboard", List.of(List.of(Map.of("text", "Choose", "web_app", Map.of("url", url)))))));
        openChat();
        button("App").click();
        fromTheMenu(sdk, page.frameLocator("iframe"));
        page = newPage(); // in the same tab the SDKs remember the launch before
        openChat();
        button("Choose").click();
        fromTheKeyboard(page.frameLocator("iframe"));
    }

    private void openChat() {
        page.navigate(stage.sandbox.url() + "/sandbox");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Test"))
                .first()
                .click();
    }

    private void fromTheMenu(String sdk, FrameLocator app) {
        assertThat(app.locator("#user")).hasText("Анна");
        assertThat(app.locator("#viewport")).hasText("expanded, measured");
        assertThat(app.locator("#theme")).hasText("#ffffff #000000");
        button("Save").click();
        assertThat(app.locator("#heard")).containsText("main button;");
        button("Back").last().click();
        assertThat(app.locator("#heard")).containsText("back button;");
        app.locator("#store").click();
        assertThat(app.locator("#heard")).containsText("stored red;");
        app.locator("#popup").click();
        Chromium.shoot(page, "conformance-" + sdk + "-popup");
        button("Yes").click();
        assertThat(app.locator("#heard")).containsText("popup yes;");
        button("Dark theme").click();
        assertThat(app.locator("#theme")).hasText("#212121 #ffffff");
        Chromium.shoot(page, "conformance-" + sdk + "-dark");
        app.locator("#close").click();
        assertThat(page.locator("iframe")).hasCount(0);
    }

    /** Such a launch has no initData, and may send what it likes. */
    private void fromTheKeyboard(FrameLocator app) {
        assertThat(app.locator("#user")).hasText("nobody");
        stage.drain();
        app.locator("#send").click();
        assertThat(page.locator("iframe")).hasCount(0);
        var data = stage.heard("message").path("web_app_data");
        assertThat(data.path("data").asString()).isEqualTo("from the keyboard");
        assertThat(data.path("button_text").asString()).isEqualTo("Choose");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

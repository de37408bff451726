package dev.krug.miniapp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.krug.users.Users;
import dev.krug.web.ApiTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The settings' end: the file of one's own data, and deleting the account. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "krug.test.of=own-data") // a town of its own, for Anna leaves it
class OwnDataScreenIT {

    @Autowired
    Town town;

    @Autowired
    Users users;

    private Chrome chrome;

    @BeforeAll
    void settle() {
        town.settle();
        chrome = town.chrome();
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    @Test
    @Order(1)
    void savesTheFileAndOffersItAgain() throws IOException { // multi-bot section 7
        try (var page = chrome.page("en", "light", 390)) {
            open(page, "en", "light");
            var file = page.waitForDownload(
                    () -> page.locator("button", named("Get my data")).click());
            assertThat(file.suggestedFilename()).isEqualTo("krug-my-data.json");
            assertThat(Files.readString(file.path())).contains("\"tg_first_name\" : \"Анна\"");
            assertThat(page.locator("button", named("Download the last file"))).isVisible();
            var again = page.waitForDownload(() ->
                    page.locator("button", named("Download the last file")).click());
            assertThat(again.suggestedFilename()).isEqualTo("krug-my-data.json");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({"ru,light,390", "en,dark,390", "ru,dark,320"})
    void asksTwice(String language, String theme, int width) {
        chrome.complaints().clear();
        try (var page = chrome.page(language, theme, width)) {
            open(page, language, theme);
            Chrome.shoot(page, "owndata-" + language + "-" + theme + "-" + width);
            page.locator(".card .danger").click();
            assertThat(page.locator(".sheet .danger")).isDisabled();
            page.locator(".sheet input").fill(language.equals("ru") ? "удалит" : "delet");
            assertThat(page.locator(".sheet .danger")).isDisabled();
            page.locator(".sheet input").pressSequentially(language.equals("ru") ? "…" : "e");
            Chrome.shoot(page, "owndata-badge-" + language + "-" + theme + "-" + width);
            page.locator(".sheet .secondary").click();
            assertThat(page.locator("dialog.sheet")).hasCount(0);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    @Order(3)
    void forgetsByTheTypedWord() { // CORE-146
        chrome.complaints().clear();
        try (var page = chrome.page("ru", "light", 390)) {
            open(page, "ru", "light");
            page.locator(".card .danger").click();
            page.locator(".sheet input").fill("удалить");
            page.keyboard().press("Enter");
            assertThat(page.locator(".farewell h3")).hasText("Всё удалено");
            Chrome.shoot(page, "owndata-farewell");
        }
        assertThat(chrome.complaints()).isEmpty();
        assertThat(users.findByTelegramId(Town.ANNA).block()).isNull();
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private void open(Page page, String language, String theme) {
        page.navigate(chrome.launchUrl(language, theme));
        page.locator(".tabs a[data-screen=more]").click();
        page.locator("main a[data-screen=settings]").click();
        assertThat(page.locator(".card .danger")).isVisible();
    }
}

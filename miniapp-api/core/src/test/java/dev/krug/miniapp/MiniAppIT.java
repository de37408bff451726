package dev.krug.miniapp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The pages in Chromium: languages, themes, widths, and what they cost to load. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "krug.test.of=mini-app") // a town of its own
class MiniAppIT {

    @Autowired
    Api api;

    @Autowired
    Town town;

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

    @ParameterizedTest
    @CsvSource({"ru,light,390", "ru,dark,390", "en,light,390", "ru,light,320", "en,dark,900"})
    void showsEveryScreen(String language, String theme, int width) {
        chrome.complaints().clear();
        try (var page = chrome.page(language, theme, width)) {
            var name = language + "-" + theme + "-" + width;
            page.navigate(chrome.launchUrl(language, theme));
            assertThat(page.locator(".hero h1")).containsText("Анна");
            assertThat(page.locator(".badges .badge")).hasCount(8);
            assertThat(page.locator(".chart.drawn")).isVisible();
            Chrome.shoot(page, name + "-1-profile");
            page.locator(".badges .badge").first().click();
            assertThat(page.locator("dialog.sheet")).isVisible();
            Chrome.shoot(page, name + "-2-badge");
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog.sheet")).hasCount(0);
            page.locator(".tabs a[data-screen=leaderboard]").click();
            assertThat(page.locator(".board li.me")).isVisible();
            Chrome.shoot(page, name + "-3-leaderboard");
            open(page, "history");
            assertThat(page.locator(".chart.drawn")).isVisible();
            Chrome.shoot(page, name + "-4-history");
            page.locator("a[data-screen=training]").first().click();
            assertThat(page.locator(".bubble")).hasCount(8);
            assertThat(page.locator("main")).not().containsText("never shown");
            Chrome.shoot(page, name + "-5-training");
            open(page, "settings");
            assertThat(page.locator(".times input")).hasCount(2);
            assertThat(page.locator(".toggle input")).hasCount(7);
            Chrome.shoot(page, name + "-6-settings");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void keepsWhatIsChosenInTheSettings() { // MB-115
        try (var page = chrome.page("en", "light", 390)) {
            page.navigate(chrome.launchUrl("en", "light"));
            open(page, "settings");
            var hours = page.locator(".times input");
            hours.first().fill("23:15");
            hours.first().dispatchEvent("change");
            assertThat(page.locator(".toast")).hasText("Saved");
            var news = page.locator(".toggle").filter(new Locator.FilterOptions().setHasText("News and offers"));
            page.waitForResponse(
                    answer -> answer.url().endsWith("/me/settings") && answer.ok(),
                    () -> news.locator("input").uncheck());
            page.locator(".tabs a[data-screen=profile]").click();
            assertThat(page.locator(".hero h1")).isVisible();
            open(page, "settings");
            assertThat(page.locator(".times input").first()).hasValue("23:15");
            assertThat(page.locator(".toggle")
                            .filter(new Locator.FilterOptions().setHasText("News and offers"))
                            .locator("input"))
                    .not()
                    .isChecked();
            page.locator(".toggle input").first().uncheck();
            assertThat(page.locator(".times")).hasCount(0);
            page.waitForResponse(
                    answer -> answer.url().endsWith("/me/settings") && answer.ok(),
                    () -> page.locator(".toggle input").first().check());
        }
    }

    @Test
    void opensTheDescriptionOfTheApi() { // ruling 12
        chrome.complaints().clear();
        try (var page = chrome.page("en", "light", 900)) {
            page.navigate(api.origin() + "/docs");
            assertThat(page.locator(".opblock-summary-path").first()).isVisible();
            assertThat(page.locator(".info .title")).containsText("Krug");
            Chrome.shoot(page, "docs");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void isUsableAfterSixRequestsAndLittleData() { // CORE-816
        try (var page = chrome.page("ru", "light", 390)) {
            var requests = new ArrayList<Request>();
            page.onRequestFinished(requests::add);
            page.navigate(chrome.launchUrl("ru", "light"));
            assertThat(page.locator(".hero h1")).containsText("Анна");
            assertThat(page.locator(".chart.drawn")).isVisible();
            var shared = requests.stream()
                    .filter(request -> !request.url().startsWith("data:"))
                    .toList();
            var untilUsable = shared.stream()
                    .takeWhile(request -> !request.url().contains("/api/v1/badges")
                            && !request.url().contains("/api/v1/bots")
                            && !request.url().contains("/api/v1/me/xp-events"))
                    .toList();
            assertThat(untilUsable).hasSizeLessThanOrEqualTo(6);
            int bytes = shared.stream()
                    .mapToInt(request -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
                    .sum();
            System.out.println("The Mini App's first page: " + untilUsable.size() + " requests until usable, " + bytes
                    + " bytes in all with its chart");
            assertThat(bytes).isLessThan(150 * 1024);
            assertThat(shared).allMatch(request -> request.url().startsWith(api.origin()));
        }
    }

    @Test
    void speaksTelegramsProtocolWithTheFrameAround() { // CORE-430
        try (var page = chrome.page("en", "light", 390)) {
            page.addInitScript("window.posted = []; window.TelegramWebviewProxy = "
                    + "{ postEvent: (type, data) => window.posted.push(type) };");
            page.navigate(chrome.launchUrl("en", "light"));
            assertThat(page.locator(".hero h1")).containsText("Анна");
            page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("posted.includes('web_app_ready')")));
            page.evaluate("Telegram.WebView.receiveEvent('settings_button_pressed')");
            assertThat(page.locator("main.settings h1")).hasText("Settings");
            page.evaluate("Telegram.WebView.receiveEvent('back_button_pressed')");
            assertThat(page.locator("main.more h1")).hasText("More");
            page.evaluate("Telegram.WebView.receiveEvent('back_button_pressed')");
            assertThat(page.locator("main.profile .hero h1")).isVisible();
            page.evaluate("Telegram.WebView.receiveEvent('theme_changed', {theme_params: " + Chrome.DARK + "})");
            assertThat((String) page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(14, 22, 33)");
            assertThat(page.evaluate("posted").toString())
                    .contains(
                            "iframe_ready",
                            "web_app_expand",
                            "web_app_setup_back_button",
                            "web_app_setup_settings_button");
        }
    }

    @Test
    void explainsARefusedLaunchAndOffersAnotherTry() {
        try (var page = chrome.page("ru", "light", 390)) {
            page.navigate(api.origin() + "/m#tgWebAppVersion=9.1&tgWebAppData="
                    + Chrome.encoded(api.launchOf(7, "Eva").by(Api.QUIZ_TOKEN.replace('A', 'B'))));
            assertThat(page.locator("[role=alert] button")).hasText("Повторить");
            assertThat(page.locator("[role=alert]")).containsText("Запрос ");
            Chrome.shoot(page, "error");
        }
    }

    @Test
    void welcomesGuestsAndShowsWhereToBegin() {
        try (var page = chrome.page("en", "light", 390)) {
            page.navigate(api.origin() + "/m");
            assertThat(page.locator(".welcome")).containsText("Hello!");
            assertThat(page.locator(".welcome .row")).hasCount(2);
            Chrome.shoot(page, "welcome");
        }
    }

    /** A screen that has no tab of its own. */
    private static void open(Page page, String screen) {
        page.locator(".tabs a[data-screen=more]").click();
        page.locator("main a[data-screen=" + screen + "]").click();
    }
}

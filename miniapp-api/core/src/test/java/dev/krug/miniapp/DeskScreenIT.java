package dev.krug.miniapp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.krug.web.ApiTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

/** Administration in Chromium: people, statistics, broadcasts, the log. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "krug.test.of=desk") // a town of its own
class DeskScreenIT { // multi-bot section 7

    @Autowired
    Town town;

    @Autowired
    DatabaseClient database;

    private Chrome chrome;

    @BeforeAll
    void settle() {
        town.settle();
        chrome = town.chrome();
        run("update bot_sessions set chat_id = 5000000001");
    }

    @BeforeEach
    void begin() {
        chrome.complaints().clear();
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    @Test
    @Order(1)
    void staysHiddenFromEverybodyElse() {
        try (var page = open("en", "light", 390, "more")) {
            assertThat(page.locator(".rows .row")).hasCount(3);
            assertThat(page.content()).doesNotContain("Who did what");
            page.navigate(page.url().replace("/m/more", "/m/desk"));
            assertThat(page.locator(".hero h1")).containsText("Анна");
        }
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({"ru,light,390", "en,dark,390", "ru,light,320", "en,light,900"})
    void showsHowThePlatformDoes(String language, String theme, int width) { // MB-820
        promote();
        var name = "desk-" + language + "-" + theme + "-" + width;
        try (var page = open(language, theme, width, "desk")) {
            assertThat(page.locator(".tile")).hasCount(4);
            Chrome.shoot(page, name);
            page.locator(".tile[data-screen=figures]").click();
            assertThat(page.locator(".chart.drawn").first()).isVisible();
            assertThat(page.locator("[data-metric=xp].drawn")).isVisible();
            Chrome.shoot(page, name + "-figures");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            page.locator(".switcher button").first().click();
            assertThat(page.locator(".switcher button").first()).hasAttribute("aria-selected", "true");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    @Order(3)
    void findsSomebodyAndHelps() { // MB-811
        promote();
        try (var page = open("ru", "light", 390, "people")) {
            assertThat(page.locator(".rows .row")).hasCount(6);
            Chrome.shoot(page, "desk-people");
            page.locator("input[type=search]").fill("миха");
            assertThat(page.locator(".rows .row")).hasCount(1);
            page.locator(".rows .row").click();
            assertThat(page.locator(".hero h1")).hasText("Михаил");
            press(page, "⭐ Опыт");
            var sheet = page.locator("dialog.sheet");
            sheet.locator("[name=delta]").fill("60");
            sheet.locator("[name=reason]").fill("Помог новичкам");
            Chrome.shoot(page, "desk-xp-badge");
            press(page, "Сделать");
            assertThat(page.locator(".stats b").nth(1)).hasText(grouped("1296"));
            assertThat(page.locator(".log summary").first()).containsText("xp");
            Chrome.shoot(page, "desk-person");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    @Order(4)
    void bansAndForgives() { // MB-810
        promote();
        try (var page = open("en", "light", 390, "people")) {
            page.locator("input[type=search]").fill("Тимур");
            assertThat(page.locator(".rows .row")).hasCount(1);
            page.locator(".rows .row").first().click();
            press(page, "🚫 Ban");
            var sheet = page.locator("dialog.sheet");
            sheet.locator("[name=reason]").fill("Spam in the quiz");
            sheet.locator(".danger").click();
            assertThat(page.locator(".hero")).containsText("Spam in the quiz");
            Chrome.shoot(page, "desk-banned");
            press(page, "🔓 Unban");
            page.locator("dialog.sheet .primary").click();
            assertThat(page.getByRole(AriaRole.BUTTON, named("🚫 Ban"))).isVisible();
            page.locator(".log summary").first().click();
            assertThat(page.locator(".log details[open]")).containsText("active");
            Chrome.shoot(page, "desk-person-log");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    @Order(5)
    void writesAimsAndWatchesABroadcast() { // MB-831, MB-833, MB-837
        promote();
        try (var page = open("ru", "light", 390, "campaigns")) {
            assertThat(page.locator(".empty")).isVisible();
            press(page, "Новая рассылка");
            var words = page.locator("textarea");
            words.fill("Привет, {firstName}! Сегодня ");
            words.press("End");
            page.locator(".marks button").first().click();
            page.keyboard().type("двойной опыт");
            assertThat(page.locator(".message")).hasText("Привет, Саша! Сегодня двойной опыт");
            assertThat(page.locator(".message b")).hasText("двойной опыт");
            press(page, "Добавить кнопку");
            page.locator(".button-line input").first().fill("Играть");
            page.locator(".button-line input").last().fill("https://t.me/krug_quiz_bot");
            assertThat(page.locator(".glass")).containsText("Играть");
            assertThat(page.locator(".reach b")).hasText("1");
            page.locator(".pick", new Page.LocatorOptions().setHasText("English"))
                    .click();
            assertThat(page.locator(".reach b")).hasText("0");
            page.locator(".pick", new Page.LocatorOptions().setHasText("English"))
                    .click();
            assertThat(page.locator(".reach b")).hasText("1");
            Chrome.shoot(page, "desk-campaign-editor");
            press(page, "Показать мне");
            assertThat(page.locator(".toast")).hasText("Она у вас в чате с ботом.");
            press(page, "Отправить");
            assertThat(page.locator("dialog.sheet h2")).hasText("Отправить 1 человеку?");
            Chrome.shoot(page, "desk-campaign-sure-badge");
            page.locator("dialog.sheet .primary").click();
            assertThat(page.locator(".state-running")).isVisible();
            run("update broadcasts set total = 400, sent = 220, blocked = 3, failed = 1");
            assertThat(page.locator(".reach")).containsText("56% 224 из 400 человек");
            Chrome.shoot(page, "desk-campaign-running");
            press(page, "⏸ Приостановить");
            assertThat(page.locator(".state-paused")).isVisible();
            press(page, "Отменить");
            page.locator("dialog.sheet .danger").click();
            assertThat(page.locator(".state-canceled")).isVisible();
            page.locator(".top .icon-button").click();
            assertThat(page.locator(".rows .row")).hasCount(1);
            Chrome.shoot(page, "desk-campaigns");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    @Order(6)
    void saysWhatIsWrongWithTheWords() { // MB-832
        promote();
        try (var page = open("en", "dark", 320, "campaigns")) {
            press(page, "New broadcast");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Русский"))
                    .click();
            page.locator("textarea").fill("<b>Never closed <script>alert(1)</script>");
            press(page, "Show it to me");
            assertThat(page.locator(".toast")).hasText("Russian words: has a tag that Telegram does not know");
            assertThat(page.locator(".message")).containsText("Never closed");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            Chrome.shoot(page, "desk-campaign-wrong");
        }
    }

    @Test
    @Order(7)
    void readsTheLog() { // MB-805
        promote();
        try (var page = open("en", "light", 390, "log")) {
            assertThat(page.locator(".log summary").first()).isVisible();
            page.locator("input[type=search]").fill("broadcast");
            assertThat(page.locator(".log summary", new Page.LocatorOptions().setHasText("user.")))
                    .hasCount(0);
            assertThat(page.locator(".log summary").first()).containsText("broadcast.");
            Chrome.shoot(page, "desk-log");
            page.locator("input[type=search]").fill("nothing.like.this");
            assertThat(page.locator(".empty")).isVisible();
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    private Page open(String language, String theme, int width, String screen) {
        var page = chrome.page(language, theme, width);
        page.navigate(chrome.launchUrl(language, theme).replace("/m#", "/m/" + screen + "#"));
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String grouped(String number) {
        return number.replaceFirst("(\\d)(\\d{3})$", "$1\u00a0$2");
    }

    private void promote() {
        run("update users set role = 'superadmin' where telegram_id = " + Town.ANNA);
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }
}

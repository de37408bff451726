package dev.krug.miniapp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.krug.quiz.Duels;
import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole games and a duel in Chromium. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "krug.test.of=quiz") // a database of its own
class QuizScreenIT { // MB section 7

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Api api;

    @Autowired
    Duels duels;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    Clock clock;

    private Chrome chrome;
    private long nextTelegramId = 5_600_000_000L;

    @BeforeAll
    void open() {
        chrome = new Chrome(api, database, clock);
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    @BeforeEach
    void tomorrow() {
        ((TestClock) clock).advance(Duration.ofHours(25)); // limits and free games begin anew
        chrome.complaints().clear();
    }

    @ParameterizedTest
    @CsvSource({"ru,light,390", "en,dark,390", "ru,light,320", "en,light,900"})
    void aGameIsPlayedToItsReview(String language, String theme, int width) {
        var name = "quiz-" + language + "-" + theme + "-" + width;
        long person = nextTelegramId++;
        try (var page = chrome.page(language, theme, width)) {
            open(page, person, "Анна", language, theme);
            page.locator(".tabs a[data-screen=quiz]").click();
            assertThat(page.locator(".tile")).hasCount(4);
            assertThat(page.locator(".daily .invert")).isVisible();
            Chrome.shoot(page, name + "-1-lobby");
            page.locator(".tile").nth(1).click();
            assertThat(page.locator("dialog.sheet .pick").nth(3)).isVisible();
            page.locator("dialog.sheet .pick").nth(3).click();
            assertThat(page.locator("dialog.sheet .pick").nth(3)).hasAttribute("aria-checked", "true");
            Chrome.shoot(page, name + "-2-sheet-badge");
            page.locator("dialog.sheet .switcher button").first().click();
            page.locator("dialog.sheet .primary").click();
            for (int position = 1; position <= 5; position++) {
                assertThat(page.locator(".countdown b")).not().isEmpty();
                if (position == 1) {
                    Chrome.shoot(page, name + "-3-question");
                }
                answer(page, person, position, position != 2);
                if (position <= 2) {
                    assertThat(page.locator(".verdict")).hasClass(position == 1 ? "verdict correct" : "verdict wrong");
                    Chrome.shoot(page, name + "-4-verdict-" + position);
                }
                if (position < 5) {
                    assertThat(page.locator(".go-on")).isFocused();
                    page.keyboard().press("Enter");
                }
            }
            assertThat(page.locator(".hero.result .big")).hasText("4");
            assertThat(page.locator(".review > li")).hasCount(5);
            page.locator(".review summary").nth(1).click();
            Chrome.shoot(page, name + "-5-result");
            narrow(page);
            page.locator("main > .primary").click();
            assertThat(page.locator(".figures")).isVisible();
            narrow(page);
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void everyKindOfQuestionHasItsControls() {
        long person = nextTelegramId++;
        try (var page = chrome.page("en", "light", 390)) {
            open(page, person, "Anna", "en", "light");
            page.locator(".tabs a[data-screen=quiz]").click();
            for (var type : new String[] {"multiple", "boolean", "text", "single"}) {
                only(type);
                page.locator(".tile").first().click();
                page.locator("dialog.sheet .switcher button").first().click();
                page.locator("dialog.sheet .primary").click();
                assertThat(page.locator(".question h1")).isVisible();
                Chrome.shoot(page, "quiz-type-" + type + "-1");
                answer(page, person, 1, true);
                assertThat(page.locator(".verdict.correct")).isVisible();
                Chrome.shoot(page, "quiz-type-" + type + "-2");
                page.locator(".game-top .icon-button").last().click();
                page.locator("dialog.sheet .secondary").click();
                assertThat(page.locator(".hero.result")).isVisible();
                page.locator("main > .primary").click();
                assertThat(page.locator(".tile").first()).isEnabled();
            }
        } finally {
            only("");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void aQuestionIsClosedWhenItsTimeIsOver() { // MB-613
        long person = nextTelegramId++;
        try (var page = chrome.page("en", "light", 390)) {
            open(page, person, "Anna", "en", "light");
            page.locator(".tabs a[data-screen=quiz]").click();
            page.locator(".tile").last().click();
            page.locator("dialog.sheet .primary").click();
            assertThat(page.locator(".lives")).hasText("❤️❤️❤️");
            ((TestClock) clock).advance(Duration.ofMinutes(5));
            page.clock().fastForward(Duration.ofMinutes(5).toMillis());
            assertThat(page.locator(".verdict.timeout")).isVisible();
            assertThat(page.locator(".lives")).hasText("❤️❤️🤍");
            Chrome.shoot(page, "quiz-timeout");
            page.locator(".go-on").click();
            assertThat(page.locator(".countdown b")).not().isEmpty();
            assertThat(page.locator(".game-top")).containsText("Question 2");
            page.reload();
            assertThat(page.locator(".game-top")).containsText("Question 2");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void aRunningGameIsGoneOnWithOrReplaced() { // MB-611
        long person = nextTelegramId++;
        try (var page = chrome.page("en", "light", 390)) {
            open(page, person, "Anna", "en", "light");
            page.locator(".tabs a[data-screen=quiz]").click();
            page.locator(".daily .invert").click();
            assertThat(page.locator(".question h1")).isVisible();
            answer(page, person, 1, true);
            page.locator(".game-top .icon-button").first().click();
            assertThat(page.locator(".going")).containsText("Daily quiz");
            Chrome.shoot(page, "quiz-running");
            page.locator(".tile").first().click();
            page.locator("dialog.sheet .primary").click();
            assertThat(page.locator("dialog.sheet h2")).hasText("You have a game running");
            page.locator("dialog.sheet .secondary").click();
            assertThat(page.locator(".question h1")).isVisible();
            page.locator(".game-top .icon-button").first().click();
            assertThat(page.locator(".daily.done")).containsText("1 day in a row");
            Chrome.shoot(page, "quiz-daily-done");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void twoPeoplePlayADuel() { // MB-621 to MB-624
        long anna = nextTelegramId++;
        long ben = nextTelegramId++;
        try (var one = chrome.page("ru", "light", 390);
                var other = chrome.page("en", "dark", 390)) {
            open(one, anna, "Анна", "ru", "light");
            one.locator(".tabs a[data-screen=quiz]").click();
            one.locator("a[data-screen=duels]").click();
            assertThat(one.locator(".empty h3")).hasText("Дуэлей пока нет");
            Chrome.shoot(one, "duel-1-none");
            one.locator(".empty .primary").click();
            Chrome.shoot(one, "duel-2-topic-badge");
            one.locator("dialog.sheet .pick").first().click();
            assertThat(one.locator(".link-box")).containsText("https://t.me/krug_quiz_bot?start=duel_");
            Chrome.shoot(one, "duel-3-open");
            var link = one.locator(".link-box").innerText();
            one.evaluate("window.posted = []; window.TelegramWebviewProxy = "
                    + "{ postEvent: (type, data) => window.posted.push(type + data) };");
            one.locator("main > .primary").click();
            assertThat(one.evaluate("posted").toString())
                    .contains("web_app_open_tg_link", "/share/url?url=https%3A%2F%2Ft.me%2Fkrug_quiz_bot");
            var code = link.substring(link.indexOf("duel_") + "duel_".length());

            openAt(other, "duels/" + code, ben, "Ben", "en", "dark");
            assertThat(other.locator(".lead")).containsText("Анна challenges you");
            Chrome.shoot(other, "duel-4-invited");
            other.locator("main > .primary").click();
            assertThat(other.locator(".lead")).containsText("The clock runs as soon as you begin");
            other.locator("main > .primary").click();
            playDuel(other, ben, 4);
            Chrome.shoot(other, "duel-5-part");
            other.locator("main > a.primary").click();
            assertThat(other.locator(".lead")).containsText("You have played");
            Chrome.shoot(other, "duel-6-waiting");

            openAt(one, "duels/" + code, anna, "Анна", "ru", "light");
            assertThat(one.locator(".versus")).containsText("игра сыграна");
            one.locator("main > .primary").click();
            playDuel(one, anna, 7);
            one.locator("main > a.primary").click();
            assertThat(one.locator(".lead.strong")).containsText("Победа!");
            assertThat(one.locator(".side.winner b")).hasText("Вы");
            settle();
            other.locator("main > .secondary").click();
            assertThat(other.locator(".lead.strong")).containsText("Not this time");
            assertThat(other.locator(".comparison").locator("..")).containsText("rating 1000 → 984");
            Chrome.shoot(other, "duel-7-lost");
            openAt(one, "duels/" + code, anna, "Анна", "ru", "light");
            assertThat(one.locator("main")).containsText("+30 XP");
            Chrome.shoot(one, "duel-8-won");
            narrow(one);
            one.locator(".icon-button").first().click();
            assertThat(one.locator(".rows .row")).hasCount(1);
            Chrome.shoot(one, "duel-9-list");
            one.locator(".tabs a[data-screen=leaderboard]").click();
            one.locator(".switcher button").nth(3).click();
            assertThat(one.locator(".board li.me")).isVisible();
            Chrome.shoot(one, "duel-a-leaderboard-quiz");
            one.locator(".switcher button").nth(4).click();
            assertThat(one.locator(".empty")).containsText("пяти рейтинговых дуэлей");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    void explainsWhenTheFreeGamesAreUsedUp() { // MB-301
        long person = nextTelegramId++;
        try (var page = chrome.page("ru", "light", 390)) {
            open(page, person, "Анна", "ru", "light");
            var user = database.sql("select id from users where telegram_id = :id")
                    .bind("id", person)
                    .map(row -> row.get("id", UUID.class))
                    .one()
                    .block();
            for (int start = 0; start < 5; start++) {
                database.sql("""
                                insert into access_consumptions
                                    (user_id, bot_name, purpose_key, access_type, consumed_at, created_at)
                                values (:user, 'quiz_bot', :key, 'daily_free', :now, :now)
                                """)
                        .bind("user", Objects.requireNonNull(user))
                        .bind("key", "test:" + person + ":" + start)
                        .bind("now", clock.instant())
                        .then()
                        .block();
            }
            page.locator(".tabs a[data-screen=quiz]").click();
            assertThat(page.locator(".notice")).containsText("Бесплатные игры на сегодня сыграны");
            assertThat(page.locator(".tile").first()).isDisabled();
            assertThat(page.locator(".daily .invert")).isEnabled();
            Chrome.shoot(page, "quiz-used-up");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    private void playDuel(Page page, long person, int right) {
        for (int position = 1; position <= 7; position++) {
            assertThat(page.locator(".countdown b")).not().isEmpty();
            answer(page, person, position, position <= right);
            if (position < 7) {
                page.locator(".go-on").click();
            }
        }
        assertThat(page.locator(".hero.result")).isVisible();
    }

    /** Answers the question on the table as a person does. */
    private void answer(Page page, long person, int position, boolean correctly) {
        var question = asked(person, position);
        assertThat(page.locator(".question h1")).hasText(question.path("text").asString());
        var correct = question.path("correct");
        switch (question.path("type").asString()) {
            case "BOOLEAN" ->
                page.locator(".option")
                        .nth(correct.path(0).asString().equals("true") == correctly ? 0 : 1)
                        .click();
            case "TEXT" -> {
                page.locator(".own-words input")
                        .fill(correctly ? correct.path(0).asString() : "nonsense");
                page.keyboard().press("Enter");
            }
            case "MULTIPLE" -> {
                if (correctly) {
                    correct.forEach(id -> option(page, question, id.asString()).click());
                } else {
                    option(page, question, wrong(question)).click();
                }
                page.locator("main > .primary").click();
            }
            default ->
                option(page, question, correctly ? correct.path(0).asString() : wrong(question))
                        .click();
        }
        assertThat(page.locator(".countdown")).hasCount(0);
    }

    private static String wrong(JsonNode question) {
        return question.path("options")
                .valueStream()
                .map(option -> option.path("id").asString())
                .filter(id -> question.path("correct")
                        .valueStream()
                        .noneMatch(right -> right.asString().equals(id)))
                .findFirst()
                .orElseThrow();
    }

    private static Locator option(Page page, JsonNode question, String id) {
        int at = 0;
        for (var option : question.path("options")) {
            if (option.path("id").asString().equals(id)) {
                return page.locator(".option").nth(at);
            }
            at++;
        }
        throw new AssertionError("no option " + id);
    }

    private JsonNode asked(long person, int position) {
        var snapshot = database.sql("""
                        select q.snapshot::text as s from quiz_game_questions q
                        join quiz_games g on g.id = q.game_id join users u on u.id = g.user_id
                        where u.telegram_id = :person and g.status = 'active' and q.position = :position
                        """)
                .bind("person", person)
                .bind("position", position)
                .map(row -> row.get("s", String.class))
                .one()
                .block();
        return JSON.readTree(Objects.requireNonNull(snapshot));
    }

    /** Leaves questions of one type in the bank; of all for an empty type. */
    private void only(String type) {
        database.sql(
                        "update quiz_questions set status = case when :type in ('', type) then 'active' else 'suspended' end")
                .bind("type", type)
                .then()
                .block();
    }

    private void settle() {
        for (var id : Objects.requireNonNull(duels.due(100).collectList().block())) {
            transaction.transactional(duels.settle(id)).block();
        }
    }

    private static void narrow(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private void open(Page page, long person, String name, String language, String theme) {
        openAt(page, "", person, name, language, theme);
        assertThat(page.locator(".hero h1")).containsText(name);
    }

    private void openAt(Page page, String path, long person, String name, String language, String theme) {
        var launch = api.launchOf(person, name)
                .with(
                        "user",
                        "{\"id\":" + person + ",\"first_name\":\"" + name + "\",\"language_code\":\"" + language
                                + "\"}")
                .with("query_id", name + System.nanoTime());
        page.navigate(api.origin() + "/m" + (path.isEmpty() ? "" : "/" + path)
                + "#tgWebAppVersion=9.1&tgWebAppPlatform=weba&tgWebAppData=" + Chrome.encoded(launch.by(Api.SPIN_TOKEN))
                + (theme.equals("dark") ? "&tgWebAppThemeParams=" + Chrome.encoded(Chrome.DARK) : ""));
    }
}

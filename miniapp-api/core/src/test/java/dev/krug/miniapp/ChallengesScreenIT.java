package dev.krug.miniapp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.krug.testing.OfferedChallenges;
import dev.krug.users.Users;
import dev.krug.web.ApiTest;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

/** Today's challenges in Chromium: cards, streak, calendar, check-in. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "krug.test.of=challenges") // a town of its own
class ChallengesScreenIT {

    @Autowired
    Town town;

    @Autowired
    Users users;

    @Autowired
    Activities activities;

    @Autowired
    DatabaseClient database;

    @Autowired
    Clock clock;

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
    void beginsWithNothing() {
        run("update challenge_templates set active = false");
        try (var page = chrome.page("ru", "light", 390)) {
            open(page, "ru", "light");
            assertThat(page.locator(".empty h3")).hasText("Испытаний пока нет");
            assertThat(page.locator(".flame")).containsText("Серия ещё не началась");
            assertThat(page.locator(".calendar .date")).hasCount(35);
            Chrome.shoot(page, "challenges-empty");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({"ru,light,390", "ru,dark,390", "en,light,390", "ru,light,320", "en,dark,900"})
    void showsTheDay(String language, String theme, int width) { // multi-bot section 7
        play();
        chrome.complaints().clear();
        try (var page = chrome.page(language, theme, width)) {
            open(page, language, theme);
            assertThat(page.locator(".challenge")).hasCount(3);
            assertThat(page.locator(".calendar .done")).hasCount(18);
            assertThat(page.locator(".calendar .frozen")).hasCount(1);
            assertThat(page.locator(".ways button").first()).isVisible();
            Chrome.shoot(page, "challenges-" + language + "-" + theme + "-" + width);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            page.locator(".tabs a[data-screen=profile]").click();
            assertThat(page.locator(".hero .streak")).containsText("18");
            Chrome.shoot(page, "challenges-" + language + "-" + theme + "-" + width + "-profile");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    @Order(3)
    void checksInWithANoteByTheKeyboardAlone() { // MB-709
        chrome.complaints().clear();
        try (var page = chrome.page("en", "light", 390)) {
            open(page, "en", "light");
            page.locator(".challenge .primary").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog.sheet textarea")).isVisible();
            Chrome.shoot(page, "challenges-badge-sheet");
            page.locator("dialog.sheet textarea").fill("A good day");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".toast")).hasText("Checked in");
            assertThat(page.locator("dialog.sheet")).hasCount(0);
            assertThat(page.locator(".challenge.slot-easy.done")).isVisible();
            assertThat(page.locator(".flame")).containsText("19 days in a row");
            assertThat(page.locator(".flame")).containsText("Today counts already");
            Chrome.shoot(page, "challenges-done");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    private void open(Page page, String language, String theme) {
        page.navigate(chrome.launchUrl(language, theme));
        assertThat(page.locator(".hero h1")).isVisible();
        page.locator(".tabs a[data-screen=challenges]").click();
        assertThat(page.locator(".flame")).isVisible();
    }

    /** Eighteen days until yesterday, a missed one covered by a freeze; of today a part. */
    private void play() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Moscow"));
        offer(today, "easy", "count", "checkin", 1, "Отметиться|Check in");
        offer(today, "medium", "count", "spin.question", 8, "Восемь вопросов|Eight questions");
        offer(today, "hard", "sum", "xp.earned", 900, "Большой день|A big day");
        var anna = users.findByTelegramId(Town.ANNA).block();
        for (int back : IntStream.rangeClosed(1, 19).filter(day -> day != 4).toArray()) {
            offer(today.minusDays(back), "easy", "count", "checkin", 1, "Отметиться|Check in");
            database.sql("""
                            insert into challenge_progress (user_id, daily_challenge_id, progress, completed_at)
                            select :user, id, 1, cast(:date as date) + interval '12 hours' from daily_challenges
                            where challenge_date = :date and slot = 'easy' on conflict do nothing
                            """)
                    .bind("user", anna.id().value())
                    .bind("date", today.minusDays(back))
                    .then()
                    .block();
        }
        database.sql("""
                        insert into challenge_streaks (user_id, current, longest, run_started_on, last_completed_on,
                            freezes, freezes_used) values (:user, 18, 21, :start, :last, 1, 1)
                        on conflict do nothing
                        """)
                .bind("user", anna.id().value())
                .bind("start", today.minusDays(19))
                .bind("last", today.minusDays(1))
                .then()
                .block();
        for (int i = 0; i < 5; i++) {
            activities
                    .record(
                            anna,
                            List.of(new Activity("spin_bot", "spin.question", 1, Map.of(), "town:" + today + ":" + i)))
                    .block();
        }
    }

    private void offer(LocalDate date, String slot, String fn, String kind, int target, String titles) {
        OfferedChallenges.offer(database, date, slot, fn, kind, target, titles);
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }
}

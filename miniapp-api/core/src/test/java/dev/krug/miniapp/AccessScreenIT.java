package dev.krug.miniapp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.krug.access.Access;
import dev.krug.access.BotChannel;
import dev.krug.access.BotChannels;
import dev.krug.access.GrantSource;
import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoType;
import dev.krug.testing.TestClock;
import dev.krug.trainings.TrainingHistory;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import dev.krug.xp.Experience;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Access in Chromium: what one has, plans, promo codes, the channel. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = {"krug.test.of=access", "krug.telegram.base-url=http://localhost:9"})
class AccessScreenIT {

    @Autowired
    Api api;

    @Autowired
    Users users;

    @Autowired
    Access access;

    @Autowired
    BotChannels channels;

    @Autowired
    PromoCodes codes;

    @Autowired
    Experience experience;

    @Autowired
    TrainingHistory history;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    Clock clock;

    private Chrome chrome;
    private UserId anna;

    @BeforeAll
    void settle() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        new Town(api, users, experience, history, database, clock).settle();
        chrome = new Chrome(api, database, clock);
        anna = users.findByTelegramId(Town.ANNA).block().id();
    }

    @AfterAll
    void close() {
        chrome.close();
    }

    @Test
    @Order(1)
    void showsTheWaysToWhoHasNothing() {
        chrome.complaints().clear();
        try (var page = open("ru", "light", 390)) {
            assertThat(page.locator(".hero h1")).hasText("Доступа пока нет");
            assertThat(page.locator(".offer")).hasCount(0);
            assertThat(page.locator(".plans li")).hasCount(2);
            Chrome.shoot(page, "access-none");
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void usesAPromoCodeByTheKeyboard() { // MB-343
        in(codes.create("SPRING", NewPromoCode.of(PromoType.TRAININGS, 3), null));
        in(codes.create("LATER", NewPromoCode.of(PromoType.DISCOUNT, 20), null));
        chrome.complaints().clear();
        try (var page = open("en", "light", 390)) {
            page.locator("#promo-code").fill(" spring ");
            page.keyboard().press("Enter");
            assertThat(page.locator(".toast")).hasText("Done: 3 free trainings");
            assertThat(page.locator(".hero h1")).hasText("3 trainings");
            page.locator("#promo-code").fill("later");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog.sheet")).containsText("20% off your next purchase");
            assertThat(page.locator("dialog.sheet")).containsText("Paying is not available yet");
            Chrome.shoot(page, "access-promised-badge");
            page.keyboard().press("Escape");
            assertThat(chrome.complaints()).isEmpty();
            page.locator("#promo-code").fill("spring");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=alert]")).hasText("You have used this promo code already.");
            Chrome.shoot(page, "access-wrong");
        }
    }

    @Test
    @Order(3)
    void saysWhenTelegramDoesNotAnswer() { // MB-332
        in(channels.put(BotChannel.named("spin_bot", "krug_news")));
        try (var page = open("en", "light", 390)) {
            assertThat(page.locator(".offer")).containsText("@krug_news");
            page.locator(".offer .primary").click();
            assertThat(page.locator(".offer [role=alert]")).containsText("Telegram did not answer");
            assertThat(page.locator(".offer .primary")).isEnabled();
        }
    }

    @ParameterizedTest
    @Order(4)
    @CsvSource({"ru,light,390", "ru,dark,390", "en,light,390", "ru,light,320", "en,dark,900"})
    void showsWhatOneHas(String language, String theme, int width) { // multi-bot section 7
        in(access.grantSubscription(anna, 30, GrantSource.ADMIN, "admin:1"));
        in(access.addCredits(anna, 12, GrantSource.ADMIN, "admin:2"));
        chrome.complaints().clear();
        var name = "access-" + language + "-" + theme + "-" + width;
        try (var page = open(language, theme, width)) {
            assertThat(page.locator(".stats.three b")).hasText(new String[] {"30", "12", "3"});
            assertThat(page.locator(".plans .chip")).hasText(language.equals("ru") ? "−41 %" : "−41%");
            Chrome.shoot(page, name);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            page.locator(".switcher button").last().click();
            assertThat(page.locator(".plans li")).hasCount(4);
            Chrome.shoot(page, name + "-packs");
            page.locator(".plans li button").first().click();
            assertThat(page.locator("dialog.sheet .notice")).isVisible();
            Chrome.shoot(page, name + "-badge-plan");
            page.keyboard().press("Escape");
            page.locator(".switcher button").first().click();
        }
        assertThat(chrome.complaints()).isEmpty();
    }

    @Test
    @Order(5)
    void offersAnotherTryWhenTheServerFails() {
        try (var page = chrome.page("en", "light", 390)) {
            page.route("**/api/v1/me/access", route -> route.abort());
            page.navigate(chrome.launchUrl("en", "light"));
            page.locator(".tabs a[data-screen=more]").click();
            page.locator("main a[data-screen=access]").click();
            assertThat(page.locator("[role=alert] button")).hasText("Try again");
            page.unroute("**/api/v1/me/access");
            page.locator("[role=alert] button").click();
            assertThat(page.locator(".hero h1")).containsText("Subscription until");
        }
    }

    private Page open(String language, String theme, int width) {
        var page = chrome.page(language, theme, width);
        page.navigate(chrome.launchUrl(language, theme));
        page.locator(".tabs a[data-screen=more]").click();
        page.locator("main a[data-screen=access]").click();
        assertThat(page.locator("main.access .hero h1")).isVisible();
        return page;
    }

    private <T> T in(Mono<T> action) {
        return transaction.transactional(action).block();
    }
}

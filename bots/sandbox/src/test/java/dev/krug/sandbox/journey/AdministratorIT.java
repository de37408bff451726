package dev.krug.sandbox.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.krug.sandbox.House;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An administrator at work, and two people in a duel: one story in order, in the chats and in the Mini App. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdministratorIT { // MB-346, MB-621, MB-810, MB-831

    private static final String TRAINER = "SPIN-тренажёр";
    private static final String QUIZ = "Викторина";
    private static final int DUEL_QUESTIONS = 7;
    private static final Pattern LINK = Pattern.compile("start=(duel_[A-Za-z0-9]+)");

    @RegisterExtension
    final AfterTestExecutionCallback shootFailures =
            context -> context.getExecutionException().ifPresent(_ -> this.browsing.shoot("failed"));

    private House house;
    private Browsing browsing;
    private Pane anna;
    private Pane olga;

    @BeforeAll
    void start(@TempDir Path data) {
        house = new House(data.resolve("krug"));
        house.offerNothingToday();
        browsing = new Browsing(house.address(), 1440, 900);
        anna = browsing.pane("Анна Смирнова");
        olga = browsing.pane("Ольга Громова");
        browsing.press("Добавить окно");
        browsing.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ольга"))
                .click();
    }

    @AfterAll
    void stop() {
        browsing.close();
        house.close();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    @Order(1)
    void aPromoCodeIsMadeAndUsed() {
        olga.open(TRAINER)
                .press("Старт")
                .hears("/start")
                .hears("Здравствуйте, Ольга!")
                .hears("Сейчас доступа нет");
        olga.say("/promo_new SPRING TRAININGS 3 10 30").hears("SPRING");
        browsing.shoot("administrator-promo");
        anna.open(TRAINER)
                .press("Старт")
                .hears("/start")
                .hears("Здравствуйте, Анна!")
                .hears("Сейчас доступа нет");
        anna.say("/promo_new FREE TRAININGS 3 10 30").hears("администратор");
        anna.say("/promo spring").hears("Промокод SPRING принят: 3 бесплатные тренировки");
    }

    @Test
    @Order(2)
    void twoPeopleMeetInADuel() {
        olga.open(QUIZ).press("Старт").hears("/start").hears("Ольга, привет!");
        anna.open(QUIZ).press("Старт").hears("/start").hears("Анна, привет!");
        olga.say("/duel").hears("одни и те же семь вопросов");
        olga.button("🎨 Все темы").click();
        assertThat(olga.last()).containsText("Вызов готов.");
        var link = LINK.matcher(olga.last().innerText());
        assertThat(link.find()).isTrue();
        anna.say("/start " + link.group(1)).hears("Ольга вызывает вас на дуэль!");
        anna.button("⚔️ Принять").click();
        assertThat(olga.log()).containsText("принимает ваш вызов!");
        browsing.shoot("duel-accepted");
        plays(anna);
        assertThat(anna.last()).containsText("Результат дуэли придёт, как только сыграете вы оба");
        plays(olga);
        assertThat(anna.log()).containsText(Pattern.compile("выиграли дуэль|Дуэль проиграна|Ничья"));
        assertThat(olga.log()).containsText(Pattern.compile("выиграли дуэль|Дуэль проиграна|Ничья"));
        browsing.shoot("duel-result");
    }

    private static void plays(Pane pane) {
        pane.button("▶️ Сыграть").click();
        var player = new QuizPlayer(pane);
        for (int question = 1; question <= DUEL_QUESTIONS; question++) {
            player.answers(question, DUEL_QUESTIONS);
            if (question < DUEL_QUESTIONS) {
                pane.button("Дальше ➡️").click();
            }
        }
    }

    @Test
    @Order(3)
    void aBroadcastIsWrittenInTheMiniAppAndArrives() {
        var app = new PhoneApp(olga);
        app.open();
        app.go("Ещё").open("Управление").shows("людей всего", "Промокоды");
        browsing.shoot("desk");
        app.open("Рассылки");
        app.button("Новая рассылка").click();
        app.write("Что хотите сказать?", "<b>Новые вопросы</b> ждут вас, {firstName}!");
        app.shows("Новые вопросы ждут вас, Саша!", "2 человека получат её");
        app.toggle("Беречь тихие часы");
        app.button("Показать мне").click();
        app.button("Отправить").click();
        app.confirm("Отправить");
        app.shows("100%", "2 из 2 человек", "отправлена");
        browsing.shoot("broadcast-done");
        app.close();
        assertThat(anna.log()).containsText("Новые вопросы ждут вас, Анна!");
        browsing.shoot("broadcast-arrived");
    }

    @Test
    @Order(4)
    void aBanIsFeltAndTakenBack() {
        var app = new PhoneApp(olga);
        app.open();
        app.go("Ещё").open("Управление").open("Люди");
        app.link("Анна").click();
        app.button("🚫 Заблокировать").click();
        app.fill("Причина", "Проверка блокировки");
        app.confirm("Заблокировать");
        app.shows("Проверка блокировки");
        browsing.shoot("banned");
        anna.say("/profile").hears("заблокирован");
        app.button("🔓 Разблокировать").click();
        app.confirm("Разблокировать");
        assertThat(app.button("🚫 Заблокировать")).isVisible();
        app.close();
        anna.say("/profile").hears("Анна", "Уровень");
    }
}

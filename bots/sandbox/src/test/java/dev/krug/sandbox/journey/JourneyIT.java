package dev.krug.sandbox.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.krug.sandbox.House;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

/** One story in order: each step goes on where the one before has left the two people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {

    private static final String TRAINER = "SPIN-тренажёр";
    private static final String QUIZ = "Викторина";
    private static final int QUIZ_QUESTIONS = 5;
    private static final String TRAINER_EN = "SPIN trainer";

    @RegisterExtension
    final AfterTestExecutionCallback shootFailures =
            context -> context.getExecutionException().ifPresent(_ -> this.browsing.shoot("failed"));

    private House house;
    private Browsing browsing;
    private Pane anna;
    private Pane ben;
    private int xp;

    @BeforeAll
    void start(@TempDir Path data) {
        house = new House(data.resolve("krug"));
        house.offerNothingToday();
        browsing = new Browsing(house.address(), 1440, 900);
        anna = browsing.pane("Анна Смирнова");
        ben = browsing.pane("Ben Carter");
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
    void aNewcomerSeesTheBotsAndPressesStart() {
        assertThat(anna.row(TRAINER)).isVisible();
        assertThat(anna.row(QUIZ)).isVisible();
        browsing.shoot("newcomer");
        anna.open(TRAINER);
        assertThat(anna.log()).containsText("Тренируйте продажи через вопросы");
        browsing.shoot("before-start");
        anna.press("Старт")
                .hears("/start")
                .hears("Здравствуйте, Анна!", "до 10 вопросов", "ситуационные")
                .hears("Сейчас доступа нет", "подпишитесь на наш канал: 2 тренировки", "введите промокод");
        browsing.shoot("welcome");
        anna.press("🎟 Промокод").hears("Пришлите промокод");
        anna.say("круг").hears("Такого промокода нет");
        anna.say("/promo krug").hears("Промокод KRUG принят: 5 бесплатных тренировок", "Осталось 5");
        assertThat(anna.button("🚀 Начать тренировку")).isVisible();
        browsing.shoot("promo-code");
    }

    @Test
    @Order(2)
    void twoPeopleTrainAtTheSameTimeEachInTheirLanguage() {
        browsing.press("Добавить окно");
        browsing.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ben"))
                .click();
        ben.open(TRAINER_EN)
                .press("Старт")
                .hears("/start")
                .hears("Hello, Ben!", "up to 10 questions", "implication: consequences")
                .hears("You have no access now", "join our channel: 2 trainings");
        joinTheChannel();
        var russian = new Trainee(anna, Trainee.RU);
        var english = new Trainee(ben, Trainee.EN);
        russian.begins();
        english.begins();
        browsing.shoot("two-cases");

        russian.stumbles();
        english.stumbles();
        browsing.shoot("hints");
        for (int question = 1; question <= Trainee.EN.size(); question++) {
            russian.asks(question);
            english.asks(question);
            russian.isAnswered(question);
            english.isAnswered(question);
        }
        browsing.shoot("answers");
        anna.press("🎓 Отзыв наставника").hears("Оценка вопроса:", "Например:");
        ben.press("🎓 Mentor’s feedback").hears("Question rated:", "For example:");
        russian.repeats();
        english.repeats();
        browsing.shoot("mentor");

        for (int question = Trainee.EN.size() + 1; question < Trainee.RU.size(); question++) {
            russian.asks(question);
            russian.isAnswered(question);
        }
        ben.press("🏁 Finish").hears("Results", "Questions: 6 of 10", "Level up! 1 → 2", "First meeting");
        anna.say(Trainee.RU.questions().getLast())
                .hears("вопрос", "10/10")
                .hears(
                        "Итоги",
                        "Вопросов: 10 из 10",
                        "215 баллов",
                        "Новый уровень! 1 → 3",
                        "Первая встреча",
                        "Активный слушатель");
        browsing.shoot("reports");
        assertThat(anna.log()).not().containsText("Results");
        assertThat(ben.log()).not().containsText("Итоги");
    }

    private void joinTheChannel() {
        ben.button("🎁 For free").click();
        assertThat(ben.last()).containsText("Join our channel and get 2 free trainings");
        ben.button("✅ I have joined, check").click();
        assertThat(ben.last()).containsText("You are not among the members yet");
        browsing.shoot("not-a-member");
        ben.button("📣 Open the channel").click();
        browsing.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Вступить"))
                .click();
        ben.resume(TRAINER_EN);
        ben.button("✅ I have joined, check").click();
        assertThat(ben.last()).containsText("Your 2 trainings are waiting");
        browsing.shoot("channel-bonus");
    }

    @Test
    @Order(3)
    void aShortTrainingIsFinishedByTheButton() {
        browsing.close(ben);
        anna.press("🏁 Завершить").hears("Напишите «начать»");
        var trainee = new Trainee(anna, Trainee.RU);
        anna.press("🔁 Ещё тренировка").hears("Ваш собеседник:");
        for (int question = 1; question <= 5; question++) {
            trainee.asks(question);
            trainee.isAnswered(question);
        }
        anna.press("🏁 Завершить").hears("Итоги", "Вопросов: 5 из 10", "100 баллов", "Новый уровень! 3 → 4");
        browsing.shoot("second-report");
    }

    @Test
    @Order(4)
    void everyBotAnswersTheCommonCommands(@TempDir Path files) {
        anna.say("/profile").hears("Анна", "Уровень 4", "315 / 400 XP", "Место 1 из 2", "3 награды");
        browsing.shoot("profile");
        anna.say("/badges").hears("Награды", "🎯 Первая встреча", "🔒");
        browsing.shoot("badges");
        anna.say("/top").hears("🥇 Анна", "← вы", "🥈 Ben", "Ваше место: 1 из 2");
        anna.say("/help").hears("SPIN-тренажёр", "/history", "/settings");
        browsing.shoot("top-and-help");
        anna.say("/nonsense").hears("Я не знаю такой команды");
        anna.say("/cancel").hears("Отменять нечего");
        anna.attach(Pictures.png(files)).hears("Клиент понимает только текст");
        anna.say("привет").hears("Напишите «начать»");
        browsing.shoot("hints-outside-a-training");
        for (var command : List.of("/stats", "/rank", "/history", "/scenario", "/case")) {
            anna.say(command).hears("");
        }
        browsing.shoot("figures");
    }

    @Test
    @Order(5)
    void theLanguageChangesAtOnce() {
        anna.say("/settings").hears("Настройки", "Язык: русский");
        anna.button("English").click();
        assertThat(anna.last()).containsText("Language: English");
        anna.say("/profile").hears("Level 4", "3 badges");
        browsing.shoot("english");
        anna.say("/settings").hears("Language: English");
        anna.button("Русский").click();
        assertThat(anna.last()).containsText("Язык: русский");
        browsing.shoot("russian-again");
    }

    @Test
    @Order(6)
    void theQuizKnowsThePersonAndHasASessionOfItsOwn() {
        anna.say("/bots").hears("Один профиль — несколько ботов");
        browsing.shoot("bots");
        anna.log()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(QUIZ))
                .click();
        assertThat(anna.log()).containsText("Анна, привет!");
        browsing.shoot("quiz-welcome");
        anna.say("/mystats").hears("Вы ещё не сыграли ни одной игры");
        anna.say("/profile").hears("Уровень 4", "315 / 400 XP", "3 награды");
        browsing.shoot("quiz-profile-before");

        anna.say("/play").hears("Во что сыграем?", "Марафон", "Викторина дня");
        browsing.shoot("quiz-modes");
        anna.button("🎲 Классика").click();
        assertThat(anna.last()).containsText("Сколько вопросов сыграем?");
        anna.button("5 вопросов").click();
        var player = new QuizPlayer(anna);
        for (int question = 1; question <= QUIZ_QUESTIONS; question++) {
            player.answers(question, QUIZ_QUESTIONS);
            if (question == 1) {
                browsing.shoot("quiz-verdict");
            }
            if (question < QUIZ_QUESTIONS) {
                anna.button("Дальше ➡️").click();
            }
        }
        assertThat(anna.last()).containsText("Без единой ошибки!");
        assertThat(anna.last()).containsText("Новая награда: Первая игра");
        browsing.shoot("quiz-result");
        int earned = numberIn(anna.last().innerText(), "⭐️ \\+(\\d+) XP");
        anna.say("/mystats").hears("Игр: 1", "Верно: 5 из 5");
        anna.resume(TRAINER).say("/profile").hears("XP", "наград");
        xp = numberIn(anna.last().innerText(), "(\\d+) / \\d+ XP");
        assertThat(xp).isGreaterThanOrEqualTo(315 + earned).isGreaterThan(315);
        browsing.shoot("profile-after-the-quiz");
    }

    private static int numberIn(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern + " is not in " + text));
    }

    @Test
    @Order(7)
    void theMiniAppOpensFromTheMenuButton() {
        anna.resume(TRAINER);
        var app = new PhoneApp(anna);
        app.open();
        app.shows("Анна Смирнова", "Уровень", "XP до уровня");
        assertThat(app.button("Первая встреча, получена")).isVisible();
        assertThat(app.button("Первая игра, получена")).isVisible();
        assertThat(app.image("XP за 14 дней")).isVisible();
        browsing.shoot("app-profile");
        app.go("Рейтинг").shows("Анна", "Вы", "Ben");
        browsing.shoot("app-leaderboard");
        app.go("Ещё").open("История").shows("2 тренировки", "215", "100");
        assertThat(app.image("Ваш прогресс")).isVisible();
        browsing.shoot("app-history");
        app.link("215").click();
        app.shows("Типы вопросов", "Клиент", "Разговор", Trainee.RU.questions().getFirst());
        browsing.shoot("app-training");
        browsing.press("Тёмная тема");
        app.isDark();
        browsing.shoot("app-training-dark");
        app.go("Ещё").open("Настройки").shows("Русский");
        app.tab("English").click();
        app.shows("Language", "Settings");
        browsing.shoot("app-settings-english-dark");
        app.go("Profile").shows("Level ");
        browsing.shoot("app-profile-english-dark");
        browsing.resize(320, 640);
        for (var screen : List.of("Leaders", "Profile")) {
            app.go(screen).fits();
            browsing.shoot("app-narrow-" + screen.toLowerCase(Locale.ROOT));
        }
        for (var screen : List.of("History", "Settings")) {
            app.go("More").open(screen).fits();
            browsing.shoot("app-narrow-" + screen.toLowerCase(Locale.ROOT));
        }
        app.go("More").open("Settings").tab("Русский").click();
        app.shows("Настройки");
        app.go("Профиль").shows("Уровень ").fits();
        browsing.press("Светлая тема");
        browsing.shoot("app-narrow-russian");
        app.close();
        browsing.shoot("narrow-chat");
        browsing.resize(1440, 900);
    }

    @Test
    @Order(8)
    void everythingIsThereAfterARestart() {
        anna.say("начать").hears("Ваш собеседник:");
        var trainee = new Trainee(anna, Trainee.RU);
        trainee.asks(1);
        trainee.isAnswered(1);
        house.restart();
        browsing.page().reload();
        assertThat(browsing.complaints()).allMatch(complaint -> complaint.contains("ERR_"));
        anna.resume(TRAINER);
        assertThat(anna.log()).containsText("Кто у вас согласует закупку?");
        trainee.asks(2);
        trainee.isAnswered(2);
        anna.say("/profile").hears("Уровень", xp + " / ");
        browsing.shoot("after-a-restart");
    }
}

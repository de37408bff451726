package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** CORE-803 and the counts of the trainer: how many statements an update costs in its transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsIT {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort()
            .withBot("spin_bot", "SPIN")
            .withBot("quiz_bot", "Quiz")
            .withoutLimits());
    private static final int QUESTIONS = 5;

    private Platform platform;
    private Phone anna;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("statements"),
                Map.of(
                        "krug.bots.spin_bot.token", sandbox.token("spin_bot"),
                        "krug.bots.quiz_bot.token", sandbox.token("quiz_bot"),
                        "krug.roles", "bots"),
                StatementCounter.class);
        anna = Phone.of(sandbox, "Anna", "en").with("spin_bot");
        execute("insert into promocodes (code, type, value) values ('OPEN', 'trainings', 9)");
        anna.say("/start");
        anna.waitFor("SPIN trainer");
        anna.say("/promo open");
        anna.waitFor("accepted");
        anna.say("/profile");
        anna.waitFor("Level");
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void helpTakesAtMostEight() { // CORE-803
        assertThat(cost(anna, "/help")).isBetween(3, 8);
    }

    @Test
    void theProfileTakesAtMostSix() {
        assertThat(cost(anna, "/profile")).isBetween(3, 6);
    }

    @Test
    void aCountedQuestionTakesAtMostTen() {
        anna.press("Start training");
        anna.waitFor("Ask your first question");
        assertThat(cost(anna, "How many suppliers do you work with now?")).isBetween(3, 10);
    }

    @Test
    void aQuizAnswerTakesAtMostTenAlsoTheLast() {
        execute("update quiz_questions set status = 'suspended' where type <> 'text'");
        var quiz = anna.with("quiz_bot");
        quiz.say("/start");
        quiz.waitFor("against the clock");
        quiz.press("Play");
        quiz.waitFor("What shall we play?");
        quiz.press("Classic");
        quiz.waitFor("How many");
        quiz.press("5 questions");
        for (int number = 1; number < QUESTIONS; number++) {
            quiz.waitFor(number + "/" + QUESTIONS + " ·");
            assertThat(cost(quiz, rightAnswer())).isBetween(3, 10);
            quiz.waitFor(number + " of " + number + " right");
            quiz.press("Next");
        }
        quiz.waitFor(QUESTIONS + "/" + QUESTIONS + " ·");
        int last = cost(quiz, rightAnswer());
        quiz.waitFor("Your place in the quiz");
        assertThat(text("select string_agg(badge_type, ',') from user_badges")).contains("quiz_first");
        assertThat(text("select (total_xp > 0)::text from users")).isEqualTo("true");
        assertThat(last).as("with experience and a badge").isBetween(3, 10);
    }

    private String rightAnswer() {
        return text("""
                select q.snapshot->'correct'->>0 from quiz_game_questions q
                join quiz_games g on g.id = q.game_id and g.position = q.position where g.status = 'active'
                """);
    }

    private String text(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, String.class))
                .one()
                .block();
    }

    private void execute(String sql) {
        platform.bean(DatabaseClient.class).sql(sql).then().block();
    }

    /** The statements of the transaction that marked the update as done. */
    private int cost(Phone phone, String text) {
        var before = updatesDone();
        phone.say(text);
        await().until(() -> updatesDone() > before);
        return platform.bean(StatementCounter.class).lastUpdate();
    }

    private long updatesDone() {
        return platform.bean(DatabaseClient.class)
                .sql("select count(*) as n from bot_updates where state = 'done'")
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}

package dev.krug.sandbox.platform;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.r2dbc.core.DatabaseClient;

/** The screens of quiz_bot around its games, in the order in which somebody comes to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuizScreensIT { // MB section 6

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("quiz_bot", "Quiz").withoutLimits());
    private Platform platform;
    private Phone anna;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("screens"),
                Map.of("krug.bots.quiz_bot.token", sandbox.token("quiz_bot"), "krug.roles", "bots,worker"));
        platform.bean(DatabaseClient.class)
                .sql("update quiz_questions set status = 'suspended' where type <> 'text'")
                .then()
                .block();
        anna = Phone.of(sandbox, "Anna", "en").with("quiz_bot");
        anna.say("/start");
        anna.waitFor("against the clock");
        anna.say("/report");
        anna.waitFor("There is no question to report yet");
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void theDailyQuizIsPlayedOnce() { // MB-611
        anna.say("/daily");
        anna.waitFor("Your streak begins today");
        anna.press("Start");
        giveUp("1/10 ·", 1);
        anna.press("Mistake?");
        anna.waitFor("What is wrong with this question?");
        anna.press("slip of the pen");
        anna.waitFor("Thank you! We will look at the question");
        anna.say("/stop");
        anna.waitFor("Today’s quiz is done!");
        anna.waitFor("+20 XP");
        anna.waitFor("1 day in a row");
        anna.say("/daily");
        anna.waitFor("You have played today’s quiz");
    }

    @Test
    @Order(2)
    void whatIsWrongIsToldInOwnWords() { // MB-626
        anna.say("/report");
        anna.waitUntil(texts -> texts.getLast().contains("What is wrong with this question?"));
        anna.press("Something else");
        anna.waitFor("Tell me in a message what is wrong");
        anna.say("It has two right answers");
        anna.waitFor("You have told us about this question already");
    }

    @Test
    @Order(3)
    void aMarathonEndsAfterThreeMistakes() { // MB-611
        anna.say("/marathon");
        anna.waitFor("you have three lives");
        anna.press("Start");
        for (int number = 1; number < 3; number++) {
            giveUp(number + " " + "❤️".repeat(4 - number) + " ·", number);
            anna.press("Next");
        }
        anna.waitUntil(texts -> texts.getLast().contains("3 ❤️ ·"));
        anna.press("I do not know");
        anna.waitUntil(texts -> texts.getLast().contains("The marathon is over!"));
    }

    @Test
    @Order(4)
    void theBoardsAreShownOneAtATime() { // MB-625
        platform.bean(DatabaseClient.class)
                .sql("update quiz_games set score = 77")
                .then()
                .block();
        anna.say("/top");
        anna.waitFor("Best of the week");
        anna.waitFor("Anna — 154 ← you");
        anna.press("Today");
        anna.waitFor("Best of today");
        anna.press("Daily quiz");
        anna.waitFor("Anna — 77 ← you");
        anna.press("Duels");
        anna.waitFor("Rating of the duellists");
        anna.waitFor("Nobody yet");
        anna.press("All time");
        anna.waitFor("Best of all time");
    }

    @Test
    @Order(5)
    void theFreeGamesOfADayEnd() { // MB-301
        anna.say("/categories");
        anna.waitFor("What I ask about");
        for (int game = 2; game <= 5; game++) {
            anna.say("/play");
            anna.waitUntil(texts -> texts.getLast().contains("What shall we play?"));
            anna.press("Classic");
            anna.waitUntil(texts -> texts.getLast().contains("How many"));
            anna.press("5 questions");
            giveUp("1/5 ·", 1);
            anna.say("/stop");
            anna.waitUntil(texts -> texts.getLast().contains("That was the game!"));
        }
        anna.say("/play");
        anna.waitUntil(texts -> texts.getLast().contains("What shall we play?"));
        anna.press("Classic");
        anna.waitUntil(texts -> texts.getLast().contains("How many"));
        anna.press("5 questions");
        anna.waitFor("The free games of today are played");
        anna.waitFor("Access");
    }

    private void giveUp(String place, int number) {
        anna.waitUntil(texts -> texts.getLast().contains(place));
        anna.press("I do not know");
        anna.waitUntil(texts -> texts.getLast().contains("0 of " + number + " right"));
    }
}

package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** Two people against each other in quiz_bot, from the challenge to the result. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuelIT { // MB-621 to MB-624

    private static final int QUESTIONS = 7;
    private static final Pattern LINK = Pattern.compile("https://t\\.me/quiz_bot\\?start=(duel_[A-Za-z0-9]{10})");

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("quiz_bot", "Quiz").withoutLimits());
    private Platform platform;
    private Phone anna;
    private Phone ben;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("duel"),
                Map.of("krug.bots.quiz_bot.token", sandbox.token("quiz_bot"), "krug.roles", "bots,worker"));
        // everybody gets questions that can be given up
        platform.bean(DatabaseClient.class)
                .sql("update quiz_questions set status = 'suspended' where type <> 'text'")
                .then()
                .block();
        anna = person("Anna");
        ben = person("Ben");
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void isPlayedFromTheLinkToTheResult() {
        var link = challenge();
        anna.say("/start " + link);
        anna.waitFor("The challenge is ready"); // one's own link shows it again
        ben.say("/start " + link);
        ben.waitFor("Anna challenges you!");
        ben.press("Accept");
        ben.waitFor("The duel with Anna is on");
        anna.waitFor("Ben has accepted your challenge!");
        var late = person("Late");
        late.say("/start " + link);
        late.waitFor("Somebody else was faster");

        play(anna);
        ben.waitFor("Anna has played the duel");
        anna.say("/duels");
        anna.waitFor("⏳ Ben: still to play");
        ben.say("/duels");
        ben.waitFor("▶️ Anna: your turn");
        play(ben);

        anna.waitFor("Rating: 1000 →");
        ben.waitFor("Rating: 1000 →");
        assertThat(anna.texts().getLast()).contains("You: ", "Ben: ");
        anna.say("/mystats");
        anna.waitFor("Duels: 1");
    }

    @Test
    void aChallengeIsTakenBackOrDeclined() {
        var link = challenge();
        anna.press("Take it back");
        anna.waitFor("The challenge is taken back");
        ben.say("/start " + link);
        ben.waitFor("This challenge was taken back");

        var other = challenge();
        ben.say("/start " + other);
        ben.waitFor("Anna challenges you!");
        ben.press("Decline");
        ben.waitFor("You have declined");
        anna.waitFor("Your challenge was declined");
        ben.say("/start duel_nobody");
        ben.waitFor("There is no such duel");
    }

    private String challenge() {
        var before = links(anna);
        anna.say("/duel");
        anna.waitFor("You and a friend get the same seven questions");
        anna.press("All topics");
        anna.waitUntil(texts -> links(anna) > before);
        var match = LINK.matcher(String.join("\n", anna.texts().reversed()));
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    private static long links(Phone phone) {
        return phone.texts().stream().filter(text -> LINK.matcher(text).find()).count();
    }

    private void play(Phone phone) {
        phone.press("Play my part");
        for (int number = 1; number <= QUESTIONS; number++) {
            phone.waitFor(number + "/" + QUESTIONS + " ·");
            phone.press("I do not know");
            var answered = " of " + number + " right";
            phone.waitFor(answered);
            if (number < QUESTIONS) {
                phone.press("Next");
            }
        }
        phone.waitFor("Your part of the duel is played!");
    }

    private Phone person(String name) {
        var phone = Phone.of(sandbox, name, "en").with("quiz_bot");
        phone.say("/start");
        phone.waitFor("against the clock");
        return phone;
    }
}

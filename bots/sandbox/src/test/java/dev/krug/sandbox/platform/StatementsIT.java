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

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("spin_bot", "SPIN").withoutLimits());
    private Platform platform;
    private Phone anna;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("statements"),
                Map.of("krug.bots.spin_bot.token", sandbox.token("spin_bot"), "krug.roles", "bots"),
                StatementCounter.class);
        anna = Phone.of(sandbox, "Anna", "en").with("spin_bot");
        anna.say("/start");
        anna.waitFor("SPIN trainer");
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
        assertThat(cost("/help")).isBetween(3, 8);
    }

    @Test
    void theProfileTakesAtMostSix() {
        assertThat(cost("/profile")).isBetween(3, 6);
    }

    @Test
    void aCountedQuestionTakesAtMostTen() {
        anna.press("Start training");
        anna.waitFor("Ask your first question");
        assertThat(cost("How many suppliers do you work with now?")).isBetween(3, 10);
    }

    /** The statements of the transaction that marked the update as done. */
    private int cost(String text) {
        var before = updatesDone();
        anna.say(text);
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

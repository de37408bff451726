package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.OfferedChallenges;
import dev.krug.testing.Servers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** The challenges in the chat, beside the bots where they are done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChallengeBotIT {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort()
            .withBot("spin_bot", "SPIN")
            .withBot("challenge_bot", "Challenges")
            .withoutLimits());

    private Platform platform;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("challenges"),
                Map.of(
                        "krug.bots.spin_bot.token", sandbox.token("spin_bot"),
                        "krug.bots.challenge_bot.token", sandbox.token("challenge_bot"),
                        "krug.roles", "bots,worker"));
        var _ = database()
                .sql("update bots set access_policy = '{\"mode\": \"free\"}' where name = 'spin_bot'")
                .fetch()
                .rowsUpdated()
                .block();
        offer("easy", "count", "checkin", 1, "Check in today");
        offer("medium", "count", "spin.question", 2, "Two questions");
        offer("hard", "sum", "xp.earned", 1000, "A thousand");
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void showsTheDayChecksInAndKeepsTheStreak() { // MB-709, MB-712
        var anna = Phone.of(sandbox, "Anna", "en").with("challenge_bot");
        anna.say("/start");
        anna.waitFor("Hello, Anna!");
        anna.say("/streak");
        anna.waitFor("No streak yet");
        anna.press("Today's challenges");
        anna.waitFor("Check in today");
        anna.press("With a note");
        anna.waitFor("a few words about your day");
        anna.say("x".repeat(501));
        anna.waitFor("A bit long");
        anna.say("A good day");
        anna.waitFor("Challenge completed!");
        anna.waitFor("✅ Check in today");
        assertThat(text("select data ->> 'note' from activity_events where kind = 'checkin'"))
                .isEqualTo("A good day");
        anna.say("/streak");
        anna.waitFor("1 day in a row");
        anna.say("/history");
        anna.waitFor("1 day with a challenge of 30");
        anna.say("/top");
        anna.waitFor("🥇 Anna — 1 day ← you");
        anna.say("/profile");
        anna.waitFor("🔥 Streak: 1 day");
        anna.say("/badges");
        anna.waitFor("First challenge");
    }

    @Test
    void tellsOfWhatWasDoneInAnotherBot() { // MB-712
        var boris = Phone.of(sandbox, "Boris", "en").with("challenge_bot");
        boris.say("/start");
        boris.waitFor("Hello, Boris!");
        askTwice(boris.with("spin_bot"));
        boris.waitFor("Two questions · +40 XP");
    }

    @Test
    void writesALineWhereItWasDoneToWhoDoesNotKnowThisBot() { // MB-712
        var vera = Phone.of(sandbox, "Vera", "en").with("spin_bot");
        askTwice(vera);
        vera.waitFor("Challenge “Two questions” completed · +40 XP");
        assertThat(text("select title from notifications n join users u on u.id = n.user_id"
                        + " where u.tg_first_name = 'Vera'"))
                .isEqualTo("Challenge completed");
    }

    private static void askTwice(Phone spin) {
        spin.say("/start");
        spin.waitFor("SPIN trainer");
        spin.press("Start training");
        spin.waitFor("Ask your first question");
        spin.say("How many suppliers do you work with now?");
        spin.waitUntil(texts -> answers(texts.stream()) == 1);
        spin.say("What problems do you have with deliveries?");
        spin.waitUntil(texts -> answers(texts.stream()) == 2);
    }

    private static long answers(Stream<String> texts) {
        return texts.filter(text -> text.contains("/10")).count();
    }

    /** Today and its neighbours, whatever the zone. */
    private void offer(String slot, String fn, String kind, int target, String title) {
        var today = LocalDate.now(ZoneOffset.UTC);
        today.minusDays(1)
                .datesUntil(today.plusDays(3))
                .forEach(date -> OfferedChallenges.offer(database(), date, slot, fn, kind, target, title));
    }

    private String text(String sql) {
        return database().sql(sql).map(row -> row.get(0, String.class)).first().block();
    }

    private DatabaseClient database() {
        return platform.bean(DatabaseClient.class);
    }
}

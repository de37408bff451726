package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import dev.krug.testing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.StringCodec;
import org.springframework.r2dbc.core.DatabaseClient;

/** A person's own data in the chat: what is kept, the file, and being forgotten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnDataBotIT { // MB-920, MB-921

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort()
            .withBot("quiz_bot", "Quiz")
            .withBot("challenge_bot", "Challenges")
            .withoutLimits());

    private Platform platform;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("own_data"),
                Map.of(
                        "krug.bots.quiz_bot.token", sandbox.token("quiz_bot"),
                        "krug.bots.challenge_bot.token", sandbox.token("challenge_bot"),
                        "krug.roles", "bots,worker"));
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void givesTheFileOnceADayAndThenTheSameAgain() {
        var anna = Phone.of(sandbox, "Anna", "en").with("challenge_bot");
        anna.say("/privacy");
        anna.waitFor("Your data");
        anna.press("Get my data");
        await().atMost(PATIENCE).until(() -> documents(anna) == 1);
        anna.press("Get my data");
        await().atMost(PATIENCE).until(() -> documents(anna) == 2);
        assertThat(captions(anna))
                .anyMatch(caption -> caption.startsWith("📦 All that we keep of you, as of"))
                .anyMatch(caption -> caption.startsWith("📦 Today’s file is made already"));
        assertThat(number("select count(*) from exports")).isEqualTo(1);
    }

    @Test
    void forgetsOnlyWhoTypesTheWord() {
        var kira = Phone.of(sandbox, "Kira", "ru").with("challenge_bot");
        kira.say("/delete_me");
        kira.waitFor("УДАЛИТЬ");
        kira.say("да");
        kira.waitFor("ничего не удалено");
        kira.say("УДАЛИТЬ");
        kira.waitFor("Испытания на сегодня — /today"); // the dialog is over, the word means nothing
        assertThat(number("select count(*) from users where telegram_id = " + kira.id()))
                .isEqualTo(1);
    }

    @Test
    void leavesNothingBehindAlsoOfTheLastWords() { // property 21
        var phone = Phone.of(sandbox, "Zerafina", "en");
        var quiz = play(phone);
        var bot = phone.with("challenge_bot");
        bot.say("/privacy");
        bot.waitFor("Your data");
        bot.press("Get my data");
        await().atMost(PATIENCE).until(() -> documents(bot) == 1);
        assertThat(traces(phone)).isNotEmpty();
        bot.say("/delete_me");
        bot.waitFor("DELETE");
        bot.say("delete");
        bot.waitFor("Done: everything is deleted");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(traces(phone)).isEmpty());

        quiz.press("👍"); // of the game that was running
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from users where telegram_id = " + phone.id()) == 1);
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from bot_updates where state in ('pending', 'running')") == 0);
        assertThat(number("select count(*) from bot_updates where state = 'dead'"))
                .isZero();
        assertThat(number("select count(*) from quiz_games")).isZero();
        assertThat(number("select total_xp from users where telegram_id = " + phone.id()))
                .isZero();
        bot.say("/delete_me");
        bot.waitUntil(texts -> texts.stream()
                        .filter(text -> text.contains("Delete your account for good?"))
                        .count()
                == 2);
        bot.say("DELETE");
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from users where telegram_id = " + phone.id()) == 0);
    }

    @Test
    void whatRedisKeepsOfAPersonAreCountersThatRunOutWithinMinutes() { // CORE-146
        var phone = Phone.of(sandbox, "Quirinius", "en");
        var bot = phone.with("challenge_bot");
        bot.say("/start");
        bot.waitUntil(texts -> texts.size() > 1);
        bot.say("/delete_me");
        bot.waitFor("DELETE");
        bot.say("DELETE");
        await().atMost(PATIENCE).until(() -> !keysOf(phone).isEmpty());
        bot.waitFor("Done: everything is deleted");
        var redis = platform.bean(RedissonClient.class);
        for (var key : keysOf(phone)) {
            assertThat(key).matches("krug:(flood|send):[0-9a-f-]{36}:" + phone.id() + "(:m)?");
            assertThat(redis.getKeys().remainTimeToLive(key)).as(key).isBetween(-2L, 120_000L); // -2: gone
            assertThat(redis.getScoredSortedSet(key, StringCodec.INSTANCE).readAll())
                    .allSatisfy(member -> assertThat(member.toString()).doesNotContain("Quirinius"));
        }
        await().atMost(PATIENCE).until(() -> keysOf(phone).isEmpty());
    }

    private List<String> keysOf(Phone phone) {
        return platform.bean(RedissonClient.class)
                .getKeys()
                .getKeysStream(KeysScanOptions.defaults().pattern("*" + phone.id() + "*"))
                .toList();
    }

    /** In the middle of a game of questions that are true or not. */
    private Phone play(Phone phone) {
        database()
                .sql("update quiz_questions set status = 'suspended' where type <> 'boolean'")
                .then()
                .block();
        var quiz = phone.with("quiz_bot");
        quiz.say("/start");
        quiz.waitFor("against the clock");
        quiz.press("Play");
        quiz.waitFor("What shall we play?");
        quiz.press("Classic");
        quiz.waitFor("How many");
        quiz.press("5 questions");
        quiz.waitFor("1/5 ·");
        return quiz;
    }

    private List<String> traces(Phone phone) {
        return Traces.of(database(), List.of("Zerafina", Long.toString(phone.id())));
    }

    private long documents(Phone phone) {
        return number("select count(*) from bot_outbox where method = 'sendDocument' and state = 'sent' and chat_id = "
                + phone.id());
    }

    private List<String> captions(Phone phone) {
        return database()
                .sql("select payload ->> 'caption' as c from bot_outbox where method = 'sendDocument' and chat_id = "
                        + phone.id())
                .map(row -> row.get("c", String.class))
                .all()
                .collectList()
                .block();
    }

    private long number(String sql) {
        return database().sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }

    private DatabaseClient database() {
        return platform.bean(DatabaseClient.class);
    }
}

package com.example.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.platform.Phone;
import dev.krug.sandbox.platform.Platform;
import dev.krug.testing.Servers;
import dev.krug.testing.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** A stranger's bot beside the platform's, on the class path and nowhere else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoBotIT { // MB-930, MB-931, property 27

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SOURCES = Path.of("src/test/java/com/example/demo");
    private static final Path RESOURCES = Path.of("src/test/demo-bot");

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort()
            .withBot("demo_bot", "Demo")
            .withBot("challenge_bot", "Challenges")
            .withoutLimits());
    private Phone olga;
    private Platform platform;

    @BeforeAll
    void start() {
        olga = Phone.of(sandbox, "Olga", "en").with("demo_bot");
        var before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(withTheBotsResources(before));
            platform = Platform.start(
                    sandbox,
                    Servers.newDatabase("demo"),
                    Map.of(
                            "krug.bots.demo_bot.token", sandbox.token("demo_bot"),
                            "krug.bots.challenge_bot.token", sandbox.token("challenge_bot"),
                            "krug.rbac.owner-ids", Long.toString(olga.id()),
                            "krug.challenges.packs", "classpath*:challenges/packs/demo.json"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        olga.say("/start");
        olga.waitFor("Wave at me!");
    }

    /** As the bot's jar would bring them; other tests of this module do not see them. */
    private static ClassLoader withTheBotsResources(ClassLoader parent) {
        try {
            return new URLClassLoader(new URL[] {RESOURCES.toUri().toURL()}, parent);
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void takesExperienceLevelsBadgesAndTheBoardFromThePlatform() {
        var anna = newcomer("Anna", "ru");
        anna.press("Помахать");
        anna.waitFor("Вы помахали 1 раз.");
        anna.press("Помахать");
        anna.waitFor("Теперь у вас уровень 2");
        anna.press("Помахать");
        anna.waitFor("Вы помахали 3 раза.");
        assertThat(number("select total_xp from users where telegram_id = " + anna.id()))
                .isGreaterThanOrEqualTo(180);
        assertThat(number("select count(*) from demo_waves w join users u on u.id = w.user_id where u.telegram_id = "
                        + anna.id()))
                .isEqualTo(3);
        anna.say("/badges");
        anna.waitFor("Завсегдатай");
        anna.say("/profile");
        anna.waitFor("Уровень 3"); // with the challenge
        anna.say("/top");
        anna.waitFor("Anna");
        anna.say("/help");
        anna.waitFor("/start — помахать");
        anna.say("/bots");
        anna.waitFor("Один профиль");
        assertThat(text("select session_data ->> 'mood' from bot_sessions where bot_name = 'demo_bot' limit 1"))
                .isEqualTo("curious");
    }

    @Test
    void bringsAChallengeOfItsOwn() {
        var boris = newcomer("Boris", "en");
        boris.press("Wave");
        boris.waitFor("You waved once.");
        boris.press("Wave");
        boris.waitFor("You waved 2 times.");
        var challenges = boris.with("challenge_bot");
        challenges.say("/start");
        challenges.say("/today");
        challenges.waitFor("✅ Hello there");
    }

    @Test
    void asksForAccessAndTakesPromoCodes() {
        execute("update bots set access_policy = '{\"mode\": \"gated\", \"welcomeTrainings\": 1}'"
                + " where name = 'demo_bot'");
        execute("insert into promocodes (code, type, value) values ('DEMO1', 'trainings', 1)");
        try {
            var clara = newcomer("Clara", "en");
            clara.press("Wave");
            clara.waitFor("You waved once.");
            clara.press("Wave");
            clara.waitFor("You have no access now");
            clara.say("/promo DEMO1");
            clara.waitFor("1 free training");
            clara.press("Wave");
            clara.waitFor("You waved 2 times.");
            clara.say("/payment");
            clara.waitFor("You have no access now");
        } finally {
            execute("update bots set access_policy = '{\"mode\": \"free\"}' where name = 'demo_bot'");
        }
    }

    @Test
    void keepsSettingsAndObeysAdministrators() {
        var dora = newcomer("Dora", "en");
        dora.say("/settings");
        dora.waitFor("Settings");
        dora.press("Русский");
        dora.waitFor("Язык");
        dora.say("/admin");
        dora.waitFor("только для администраторов");
        olga.say("/xp " + dora.id() + " +100 A present from the house");
        olga.waitFor("Dora has 100 XP now, level 2");
        olga.say("/badge grant " + dora.id() + " demo_regular demo_bot");
        olga.waitFor("Level 2 · 100 XP · 1 badge");
    }

    @Test
    void forgetsWhoWantsToBeForgotten() {
        var emil = newcomer("Emilian", "en");
        emil.press("Wave");
        emil.waitFor("You waved once.");
        emil.say("/delete_me");
        emil.waitFor("DELETE");
        emil.say("DELETE");
        emil.waitFor("Done: everything is deleted");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Traces.of(
                                platform.bean(DatabaseClient.class), List.of("Emilian", Long.toString(emil.id()))))
                        .isEmpty());
    }

    @Test
    void isShort() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            var brought = files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".properties"))
                    .toList();
            long lines = lines(SOURCES.resolve("DemoBot.java")) + lines(SOURCES.resolve("DemoBotConfiguration.java"));
            assertThat(lines + brought.stream().mapToLong(DemoBotIT::lines).sum())
                    .isLessThanOrEqualTo(150);
        }
    }

    private Phone newcomer(String name, String language) {
        var phone = Phone.of(sandbox, name, language).with("demo_bot");
        phone.say("/start");
        phone.waitFor(language.equals("ru") ? "Помашите мне" : "Wave at me!");
        return phone;
    }

    private static long lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void execute(String sql) {
        platform.bean(DatabaseClient.class).sql(sql).then().block();
    }

    private long number(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }

    private String text(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, String.class))
                .one()
                .block();
    }
}

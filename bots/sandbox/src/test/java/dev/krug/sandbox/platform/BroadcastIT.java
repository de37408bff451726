package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** An administrator writes to everybody from the chat; each gets it once, in their language, and may decline more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BroadcastIT { // CORE-332, MB-831 to MB-837

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("hello_bot", "Hello").withoutLimits());
    private Phone olga;
    private Platform platform;

    @BeforeAll
    void start() {
        olga = Phone.of(sandbox, "Olga", "en").with("hello_bot");
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("broadcast_chat"),
                Map.of(
                        "krug.bots.hello_bot.token",
                        sandbox.token("hello_bot"),
                        "krug.rbac.owner-ids",
                        Long.toString(olga.id()),
                        "krug.roles",
                        "bots,worker"),
                HelloBot.class);
        olga.say("/start");
        olga.waitFor("Hello!");
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void isWrittenLookedAtStartedAndReported() {
        var readers = new ArrayList<Phone>();
        for (int i = 0; i < 6; i++) {
            var reader =
                    Phone.of(sandbox, "Reader " + i, i % 2 == 0 ? "ru" : "en").with("hello_bot");
            reader.say("/start");
            reader.waitFor(i % 2 == 0 ? "Привет!" : "Hello!");
            readers.add(reader);
        }
        platform.bean(DatabaseClient.class)
                .sql("insert into notification_settings (user_id, quiet_enabled) select id, false from users")
                .then()
                .block();

        olga.say("/broadcast");
        olga.waitFor("By which bots?");
        olga.press("Next");
        olga.waitFor("To whom?");
        olga.press("Everybody");
        olga.waitFor("Send the Russian text");
        olga.say("Новый пакет вопросов, {firstName}!");
        olga.waitFor("And the English text?");
        olga.say("A new pack of questions, {firstName}!");
        olga.waitFor("7 people will get it now");
        olga.waitFor("A new pack of questions, Olga!");
        olga.waitFor("Новый пакет вопросов, Olga!");
        olga.press("Start now");
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i)
                    .waitFor(
                            i % 2 == 0
                                    ? "Новый пакет вопросов, Reader " + i + "!"
                                    : "A new pack of questions, Reader " + i + "!");
        }
        olga.waitFor("has been sent.");
        olga.waitFor("7 of 7 (100%)");
        for (var reader : readers) {
            assertThat(reader.texts())
                    .filteredOn(text -> text.contains("pack of questions") || text.contains("пакет вопросов"))
                    .hasSize(1);
        }

        readers.get(1).press("No more such messages");
        readers.get(1).waitFor("You will get no more such messages");
        olga.say("/broadcasts");
        olga.waitFor("The latest broadcasts");
        olga.press("done");
        olga.waitFor("7 of 7 (100%)\n");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Boolean.TRUE.equals(platform.bean(DatabaseClient.class)
                        .sql(
                                "select count(*) = 1 as off from notification_preferences where category = 'promo' and not enabled")
                        .map(row -> row.get("off", Boolean.class))
                        .one()
                        .block()));
    }

    @Test
    void theMarkupOfTheAuthorIsKeptAndStrangersAreRefused() {
        var mia = Phone.of(sandbox, "Mia", "en").with("hello_bot");
        mia.say("/broadcast");
        mia.waitFor("This is for administrators");
        olga.say("/bc_pause 17");
        olga.waitFor("I do not know this broadcast");
    }
}

package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** An administrator finds people and acts on them in any bot; others are told that they may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminInBotsIT { // MB-801 to MB-811, property 22

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("hello_bot", "Hello").withoutLimits());
    private Phone olga;
    private Phone mia;
    private Platform platform;

    @BeforeAll
    void start() {
        olga = Phone.of(sandbox, "Olga", "en").with("hello_bot");
        mia = Phone.of(sandbox, "Mia", "ru").with("hello_bot");
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("admin_in_bots"),
                Map.of(
                        "krug.bots.hello_bot.token",
                        sandbox.token("hello_bot"),
                        "krug.rbac.owner-ids",
                        Long.toString(olga.id()),
                        "krug.roles",
                        "bots"),
                HelloBot.class);
        mia.say("/start");
        mia.waitFor("Привет!");
        olga.say("/start");
        olga.waitFor("Hello!");
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void findsActsAsksBeforehandAndWritesItDown() {
        olga.say("/admin");
        olga.waitFor("Administration");
        olga.press("People");
        olga.waitFor("Whom are you looking for?");
        olga.say(Long.toString(mia.id()));
        olga.waitFor("Level 1");
        olga.press("XP ±");
        olga.waitFor("How much and why?");
        olga.say("+250 Won the tournament");
        olga.waitFor("Mia has 250 XP now, level 3");

        olga.say("/xp " + mia.id() + " -60 Counted twice");
        olga.waitFor("Take 60 XP from Mia?");
        olga.press("Yes, do it");
        olga.waitFor("Mia has 190 XP now, level 2");
        assertThat(audit("user.xp")).containsExactly("ok Won the tournament", "ok Counted twice");

        olga.say("/ban " + mia.id() + " 7d Spam in duels");
        olga.waitFor("Ban Mia for 7d?");
        olga.press("Cancel");
        olga.waitFor("Nothing was changed.");
        olga.say("/ban " + mia.id() + " 7d Spam in duels");
        olga.waitUntil(texts ->
                texts.stream().filter(text -> text.contains("Ban Mia for 7d?")).count() == 2);
        olga.press("Yes, do it");
        olga.waitFor("banned →");
        mia.say("hello?");
        mia.waitFor("заблокирован");
        olga.press("Unban");
        olga.waitUntil(texts -> texts.getLast().contains("active"));
        mia.say("thank you");
        mia.waitFor("thank you");
        assertThat(audit("user.ban")).hasSize(1);
        assertThat(audit("user.unban")).hasSize(1);

        olga.say("/audit user=" + mia.id());
        olga.waitFor("user.unban");
    }

    @Test
    void showsStatisticsAsTextAndPictures() { // MB-820, MB-821
        olga.say("/admin_stats 7d");
        olga.waitUntil(texts -> olga.captions().stream().anyMatch(caption -> caption.contains("New people")));
        olga.press("People by level");
        olga.waitUntil(texts -> olga.captions().contains("People by level"));
        olga.say("/chart happiness");
        olga.waitFor("Metrics: new_users");
    }

    @Test
    void saysHowACommandIsWrittenAndWhomItDoesNotKnow() {
        olga.say("/ban");
        olga.waitFor("Whole command: /ban @username 7d Spam in duels");
        olga.say("/xp " + mia.id() + " much Because");
        olga.waitFor("Whole command: /xp");
        olga.say("/user nobody-of-this-name");
        olga.waitFor("Nobody was found");
        olga.say("/xp " + olga.id() + " +5 For myself alone");
        olga.waitFor("your own account");
    }

    @Test
    void othersMayNotAndThatIsWrittenDownOnceAMinute() {
        mia.say("/ban " + olga.id() + " 7d Because I want to");
        mia.waitFor("только для администраторов");
        mia.say("/ban " + olga.id() + " 7d Because I want to");
        mia.say("/admin");
        mia.waitUntil(texts -> texts.stream()
                        .filter(text -> text.contains("только для администраторов"))
                        .count()
                == 3);
        assertThat(audit("admin.ban")).containsExactly("denied NOT_ADMIN");
        assertThat(audit("admin.admin")).containsExactly("denied NOT_ADMIN");
    }

    private List<String> audit(String action) {
        return platform.bean(DatabaseClient.class)
                .sql("select concat_ws(' ', outcome, reason) as line from audit_log where action = :action order by id")
                .bind("action", action)
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }
}

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

/** An administrator gives access in a bot and takes it away; whoever gets it is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessInBotsIT { // MB-803 to MB-805, MB-811, property 22

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
                Servers.newDatabase("access_in_bots"),
                Map.of(
                        "krug.bots.hello_bot.token",
                        sandbox.token("hello_bot"),
                        "krug.rbac.owner-ids",
                        Long.toString(olga.id()),
                        "krug.telegram.flood-limit",
                        "1000", // an administrator in a hurry
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
    void givesAccessAndTakesItBackAndTheCardShowsIt() { // MB-803, MB-811
        var ada = Phone.of(sandbox, "Ada", "en").with("hello_bot");
        ada.say("/start");
        ada.waitFor("Hello!");
        olga.say("/credits " + ada.id() + " +5 Sorry for the outage");
        olga.waitFor("No subscription · 5 trainings · 0 free");
        ada.waitFor("5 trainings are waiting");
        olga.say("/credits " + ada.id() + " -2 Counted twice");
        olga.waitFor("Take 2 trainings from Ada?");
        olga.press("Yes, do it");
        olga.waitFor("3 trainings · 0 free");
        olga.say("/credits " + ada.id() + " -4 Too many by far");
        olga.waitFor("Take 4 trainings from Ada?");
        olga.press("Yes, do it");
        olga.waitFor("never fall below 0");
        olga.say("/free " + ada.id() + " 2 Helped us test");
        olga.waitFor("3 trainings · 2 free");
        olga.say("/free " + ada.id() + " clear admin");
        olga.waitFor("Take the free trainings that were a gift from Ada?");
        olga.press("Yes, do it");
        olga.waitUntil(texts -> texts.getLast().contains("3 trainings · 0 free"));
        olga.say("/sub grant " + ada.id() + " month Won the contest");
        olga.waitFor("Subscription until");
        ada.waitFor("30 days have been added");
        olga.say("/sub extend " + ada.id() + " 5");
        olga.waitUntil(texts -> count(texts, "Subscription until") == 2);

        olga.say("/user " + ada.id());
        olga.waitFor("📅 #2:");
        assertThat(olga.texts().getLast()).contains("🎟 3 of 5 trainings, gift").doesNotContain("🆓");
        olga.say("/sub revoke " + ada.id() + " #2 Given by mistake");
        olga.waitFor("Take the period of 5 days from Ada?");
        olga.press("Yes, do it");
        olga.waitUntil(texts -> count(texts, "Subscription until") == 4);
        olga.say("/sub revoke " + ada.id() + " Given by mistake");
        olga.waitFor("Take all the time that is left from Ada?");
        olga.press("Yes, do it");
        olga.waitUntil(texts -> texts.getLast().contains("No subscription · 3 trainings"));
        assertThat(audit("user.credits")).containsExactly("ok Sorry for the outage", "ok Counted twice");
        assertThat(audit("user.free_trainings")).hasSize(2);
        assertThat(audit("user.subscription_revoke")).hasSize(2);
    }

    @Test
    void givesAccessStepByStep() {
        var eve = Phone.of(sandbox, "Eve", "en").with("hello_bot");
        eve.say("/start");
        eve.waitFor("Hello!");
        olga.say("/admin");
        olga.waitFor("Administration");
        olga.press("Give access");
        olga.waitFor("Who gets access?");
        olga.say(Long.toString(eve.id()));
        olga.waitFor("What does Eve get?");
        olga.press("Free trainings");
        olga.waitFor("How many?");
        olga.say("many");
        olga.waitUntil(texts -> count(texts, "How many?") == 2);
        olga.say("3");
        olga.waitFor("Give Eve 3 free trainings?");
        olga.press("Yes, do it");
        olga.waitFor("No subscription · 0 trainings · 3 free");
        eve.waitFor("3 trainings are waiting");
        olga.say("/give_access " + eve.id());
        olga.waitUntil(texts -> count(texts, "What does Eve get?") == 2);
        olga.press("A year");
        olga.waitFor("Give Eve a subscription for a year?");
        olga.press("Cancel");
        olga.waitFor("Nothing was changed.");
        olga.say("/give_access " + olga.id() + " month");
        olga.waitFor("Give Olga a subscription for a month?");
        olga.press("Yes, do it");
        olga.waitFor("your own account");
    }

    private static long count(List<String> texts, String part) {
        return texts.stream().filter(text -> text.contains(part)).count();
    }

    @Test
    void badWordsAboutAccessChangeNothing() { // the table of section 6
        for (var wrong : List.of(
                "/credits",
                "/credits %d",
                "/credits %d 0 For nothing at all",
                "/credits %d five For nothing at all",
                "/credits %d 1000001 Far too much",
                "/credits %d 5 why",
                "/free %d",
                "/free %d -3 Backwards",
                "/free %d lots of them",
                "/sub",
                "/sub give %d month Why not this",
                "/sub grant %d month",
                "/sub grant %d century Why not this",
                "/sub grant %d days:1826 Why not this",
                "/sub grant %d days:0 Why not this",
                "/sub extend %d",
                "/sub extend %d -4",
                "/sub revoke %d",
                "/sub revoke %d #1",
                "/sub revoke %d #1 why")) {
            long before = count(olga.texts(), "Whole command: ");
            olga.say(wrong.formatted(mia.id()));
            olga.waitUntil(texts -> count(texts, "Whole command: ") == before + 1);
        }
        olga.say("/sub extend " + mia.id() + " 5");
        olga.waitFor("There is no running subscription");
        olga.say("/sub revoke " + mia.id() + " #1 Given by mistake");
        olga.waitUntil(texts -> count(texts, "There is no running subscription") == 2);
        olga.say("/credits nobody-of-this-name 5 For nothing at all");
        olga.waitFor("Nobody was found");
        for (var action : List.of("user.credits", "user.free_trainings", "user.subscription_grant")) {
            assertThat(auditOf(mia, action)).isEmpty();
        }
    }

    @Test
    void othersMayNotGiveThemselvesAnything() {
        var ivan = Phone.of(sandbox, "Ivan", "en").with("hello_bot");
        ivan.say("/start");
        ivan.waitFor("Hello!");
        var words = List.of("credits", "free", "sub", "give_access");
        for (var word : words) {
            ivan.say("/" + word + " " + ivan.id() + " 5 For myself alone");
            ivan.say("/" + word + " " + ivan.id() + " 5 For myself alone");
        }
        ivan.waitUntil(texts -> count(texts, "for administrators") == 2L * words.size());
        for (var word : words) {
            assertThat(audit("admin." + word)).containsExactly("denied NOT_ADMIN");
        }
    }

    private List<String> auditOf(Phone person, String action) {
        return platform.bean(DatabaseClient.class)
                .sql("select a.outcome from audit_log a join users u on a.target_id = u.id::text"
                        + " where a.action = :action and u.telegram_id = :person")
                .bind("action", action)
                .bind("person", person.id())
                .map(row -> row.get("outcome", String.class))
                .all()
                .collectList()
                .block();
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

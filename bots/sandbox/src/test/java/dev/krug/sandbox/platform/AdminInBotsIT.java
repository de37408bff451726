package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An administrator finds people and acts on them in any bot; others are told that they may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminInBotsIT { // MB-801 to MB-811, property 22

    private Office office;
    private Phone olga;
    private Phone mia;

    @BeforeAll
    void open() {
        office = new Office("admin_in_bots");
        olga = office.olga();
        mia = office.mia();
    }

    @AfterAll
    void close() {
        office.close();
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
        assertThat(office.audit("user.xp")).containsExactly("ok Won the tournament", "ok Counted twice");

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
        assertThat(office.audit("user.ban")).hasSize(1);
        assertThat(office.audit("user.unban")).hasSize(1);

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
        assertThat(office.audit("admin.ban")).containsExactly("denied NOT_ADMIN");
        assertThat(office.audit("admin.admin")).containsExactly("denied NOT_ADMIN");
    }
}

package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.TestBot;
import dev.krug.sandbox.botapi.Fault;
import dev.krug.sandbox.request.Json;
import dev.krug.testing.Servers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** From the menu of access to plans, promo codes and the channel, by the buttons that a newcomer presses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessInBotsIT { // MB section 6, MB-321 to MB-349

    private static final int TRIES_OF_A_CALL = 20;

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort()
            .withBot("spin_bot", "SPIN")
            .withBot("challenge_bot", "Challenges")
            .withChannel("news", "News", "What is new")
            .withoutLimits());
    private Phone olga;
    private Platform platform;

    @BeforeAll
    void start() {
        olga = Phone.of(sandbox, "Olga", "en").with("spin_bot");
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("access_in_bots"),
                Map.of(
                        "krug.bots.spin_bot.token", sandbox.token("spin_bot"),
                        "krug.bots.challenge_bot.token", sandbox.token("challenge_bot"),
                        "krug.access.channel", "@news",
                        "krug.rbac.owner-ids", Long.toString(olga.id()),
                        "krug.roles", "bots"));
        for (var code : List.of(
                "('GIFT3', 'trainings', 3)",
                "('MONTH', 'free_month', 1)",
                "('TEN', 'discount', 10)",
                "('PACK', 'credits', 4)")) {
            execute("insert into promocodes (code, type, value) values " + code);
        }
        olga.say("/start");
        olga.waitFor("You have no access now");
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    private Phone newcomer(String name) {
        var phone = Phone.of(sandbox, name, "en").with("spin_bot");
        phone.say("/start");
        phone.waitFor("You have no access now");
        return phone;
    }

    @Test
    void plansLeadToTheWordThatNobodyTakesMoneyYet() { // MB-321, MB-322, MB-324
        var mia = newcomer("Mia");
        mia.press("Plans");
        mia.waitFor("Train as much as you like");
        mia.press("Training packs");
        mia.waitFor("They never expire");
        mia.press("10 trainings");
        mia.waitFor("10 trainings in any bot");
        mia.press("Details");
        mia.waitFor("a training is taken when you start it");
        mia.press("Back");
        mia.waitFor("10 trainings in any bot");
        mia.press("Another plan");
        mia.waitFor("Train as much as you like");
        mia.press("Year");
        mia.waitFor("You save");
        mia.press("Pay");
        mia.waitFor("Paying is not available yet");
        mia.press("For free");
        mia.waitFor("Join our channel and get 2 free trainings");
    }

    @Test
    void whatItIsGoodForIsToldStepByStepAndBack() {
        var noah = newcomer("Noah");
        noah.press("How it works");
        noah.waitFor("The bot plays a client");
        noah.press("Step by step");
        noah.waitFor("One training takes about ten minutes");
        noah.press("Back");
        noah.waitFor("The bot plays a client");
        noah.press("Do I need it?");
        noah.waitFor("Let us find out together");
        noah.press("No");
        noah.waitFor("Then just try it");
        noah.press("Back");
        noah.waitFor("Let us find out together");
        noah.press("Yes");
        noah.waitFor("we will think about it");
        noah.press("Next");
        noah.waitFor("one more discount");
        noah.press("Next");
        noah.waitFor("where a mistake costs nothing");
        for (var before : List.of("one more discount", "we will think about it", "Let us find out", "plays a client")) {
            noah.press("Back");
            noah.waitFor(before);
        }
        noah.press("Back");
        noah.waitFor("How to get access");
        noah.press("What I have used");
        noah.waitFor("In all: nothing yet");
        noah.press("Menu");
        noah.waitFor("How to get access");
        noah.press("Close");
        noah.waitUntil(texts -> texts.stream().noneMatch(text -> text.contains("How to get access")));
    }

    @Test
    void aPromoCodeIsAskedForAndAnyCommandEndsTheQuestion() { // MB-341, MB-344
        var lily = newcomer("Lily");
        lily.press("Promo code");
        lily.waitFor("I wait for it for 10 minutes");
        lily.say("nothing like it");
        lily.waitFor("no such promo code");
        lily.press("Enter again");
        waitForTimes(lily, "I wait for it", 2);
        lily.say("/profile");
        lily.waitFor("Level 1");
        lily.say("GIFT3");
        lily.waitUntil(texts ->
                !texts.getLast().contains("Level 1") && !texts.getLast().equals("GIFT3"));
        assertThat(lily.texts()).noneMatch(text -> text.contains("accepted"));

        lily.say("/promo");
        waitForTimes(lily, "I wait for it", 3);
        lily.press("Cancel");
        lily.waitFor("All right, no promo code");
        lily.say("/promo");
        waitForTimes(lily, "I wait for it", 3);
        lily.say("  gift3 ");
        lily.waitFor("Promo code GIFT3 accepted: 3 free trainings");
        lily.waitFor("3 free trainings left (by promo code)");
        lily.say("/promo gift3");
        lily.waitFor("already");
    }

    @Test
    void aLinkCarriesTheCodeAndADiscountIsOnlyPromised() { // MB-342, MB-345
        var ivan = Phone.of(sandbox, "Ivan", "en").with("spin_bot");
        ivan.say("/start promo_MONTH");
        ivan.waitFor("accepted: a subscription for 30 days");
        ivan.waitFor("30 days left");
        ivan.press("Start training");
        ivan.waitFor("Ask your first question");
        ivan.say("/start promo_TEN");
        ivan.waitFor("Promo code TEN works: 10% off");
        ivan.say("/buy");
        ivan.waitUntil(texts -> texts.getLast().startsWith("Access"));
        ivan.press("What I have used");
        ivan.waitFor("by subscription: 1");
        ivan.say("/start promo_PACK");
        ivan.waitFor("accepted: 4 trainings with no end date");
        assertThat(number("select count(*) from promocode_usage where promocode_id ="
                        + " (select id from promocodes where code = 'TEN')"))
                .isZero();
    }

    @Test
    void theChannelIsCheckedAndNotKnowingIsNotTheFaultOfAnybody() { // MB-331 to MB-333
        var zoe = newcomer("Zoe");
        zoe.press("For free");
        zoe.waitFor("Join our channel");
        zoe.press("I have joined");
        zoe.waitFor("You are not among the members yet");

        sandbox.faults().add(new Fault(Fault.Kind.FORBIDDEN, "spin_bot", null, "getChatMember", TRIES_OF_A_CALL, 0, 0));
        zoe.press("I have joined");
        zoe.waitFor("We could not check the channel");
        olga.waitFor("could not check who is in the channel");
        sandbox.faults().clear();

        join(zoe);
        zoe.press("I have joined");
        zoe.waitFor("Your 2 trainings are waiting");
        zoe.press("Menu");
        zoe.waitFor("2 free trainings left (for joining the channel)");
        zoe.press("For free");
        zoe.waitFor("Join our channel");
        zoe.press("I have joined");
        zoe.waitFor("You have already had the bonus");
        zoe.with("challenge_bot").say("/subscribe");
        zoe.with("challenge_bot").waitFor("Everything here is free");
    }

    private void join(Phone phone) {
        var body = Json.of(Map.of("user", phone.id(), "username", "news")).toString();
        var answer = TestBot.post(sandbox.url() + "/sandbox/api/join", "application/json", body);
        assertThat(answer.body()).contains("\"joined\":true");
    }

    private static void waitForTimes(Phone phone, String text, int times) {
        phone.waitUntil(
                texts -> texts.stream().filter(known -> known.contains(text)).count() == times);
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
}

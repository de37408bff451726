package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.promo.PromoCode;
import dev.krug.promo.PromoCodes;
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

/** An administrator makes promo codes in a bot, looks at them and stops them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromoCodesInBotsIT { // MB-346 to MB-349, property 22

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
                Servers.newDatabase("promo_codes_in_bots"),
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
    void asksStepByStepAndAgainAfterAWrongAnswer() {
        olga.say("/admin");
        olga.waitFor("Administration");
        olga.press("Promo codes");
        olga.waitFor("that work");
        olga.press("New code");
        olga.waitFor("1/5");
        says("A", "That cannot be a code");
        says("Жук 7", "That cannot be a code");
        says("spring1", "2/5 · SPRING1");
        says("Nothing", "choose one of the four");
        olga.press("Free trainings");
        olga.waitFor("How many free trainings?");
        says("skip", "does not fit");
        says("3", "4/5");
        says("0", "A number from 1");
        olga.press("Unlimited");
        olga.waitFor("5/5");
        says("tomorrow", "A number of days");
        says("30", "The promo code is ready.");
        assertThat(olga.texts().getLast()).contains("SPRING1: 3 free trainings", "used 0 of ∞");
        assertThat(code("SPRING1").expiresAt()).isNotNull();

        mia.say("/promo spring1");
        mia.waitFor("SPRING1");
        olga.say("/promo_info spring1");
        olga.waitFor("Last uses:");
        assertThat(olga.texts().getLast()).contains("Mia", "hello_bot");
        olga.press("Disable");
        olga.waitUntil(texts -> texts.getLast().contains("disabled"));
        olga.press("Enable");
        olga.waitUntil(texts -> texts.getLast().contains("works"));
        assertThat(audit("SPRING1")).containsExactly("insert ok", "update ok", "update ok");
    }

    @Test
    void canBeCancelledAtEveryStep() {
        var answers = List.of("CANCELLED", "free_month", "skip", "5");
        for (int given = 0; given <= answers.size(); given++) {
            olga.say("/promo_new");
            waitForStep(1);
            for (int i = 0; i < given; i++) {
                olga.say(answers.get(i));
                waitForStep(i + 2);
            }
            long before = count(olga.texts(), "Nothing was changed.");
            olga.press("Cancel");
            olga.waitUntil(texts -> count(texts, "Nothing was changed.") == before + 1);
        }
        assertThat(code("CANCELLED")).isNull();
    }

    @Test
    void makesOneOrManyFromOneLine() {
        says("/promo_new ONELINE CREDITS 5 unlimited never source=fair", "The promo code is ready.");
        assertThat(code("ONELINE").source()).isEqualTo("fair");
        says("/promo_new oneline DISCOUNT 15", "already");
        says("/promo_new MIAONLY FREE_MONTH skip 1 7 user=" + mia.id(), "for one person");
        says("/promo_gen FAIR 3 TRAININGS 2 1", "3 promo codes are ready.");
        olga.say("/promo_gen BIG 40 DISCOUNT 10 1 30");
        olga.waitUntil(texts -> olga.captions().stream().anyMatch(caption -> caption.contains("40 promo codes")));
        says("/promo_list all", "Promo codes · all");
        assertThat(olga.texts().getLast().lines().filter(line -> line.contains(" · until ")))
                .hasSize(10);
        olga.press("▶︎");
        olga.waitUntil(texts -> texts.getLast().contains("page 2"));
        olga.say("/promo_export");
        olga.waitUntil(texts -> olga.captions().contains("📄 All promo codes as a table."));
        assertThat(lines("action = 'promocode.export'")).containsExactly("promocode.export ok");
        assertThat(lines("action = 'promocode.generate'")).hasSize(2);
    }

    @Test
    void badWordsChangeNothing() {
        for (var wrong : List.of(
                "/promo_new AB TRAININGS 3",
                "/promo_new BADONE",
                "/promo_new BADONE GIFT 3",
                "/promo_new BADONE TRAININGS",
                "/promo_new BADONE TRAININGS 0",
                "/promo_new BADONE TRAININGS -3",
                "/promo_new BADONE DISCOUNT 91",
                "/promo_new BADONE CREDITS 5 0",
                "/promo_new BADONE CREDITS 5 1 0",
                "/promo_new BADONE CREDITS 5 1 36501",
                "/promo_new BADONE CREDITS 5 1 30 more",
                "/promo_new BADONE CREDITS 5 colour=red",
                "/promo_gen",
                "/promo_gen BADONE",
                "/promo_gen BADONE 0 CREDITS 5",
                "/promo_gen BADONE 1001 CREDITS 5",
                "/promo_gen BAD_ONE 3 CREDITS 5",
                "/promo_gen BADONE 3 CREDITS")) {
            says(wrong, "Whole command: ");
        }
        says("/promo_new BADONE CREDITS 5 1 30 user=nobody-of-this-name", "Nobody was found");
        says("/promo_info", "Which promo code?");
        says("/promo_info BADONE", "There is no promo code “BADONE”");
        says("/promo_disable BADONE", "There is no promo code “BADONE”");
        says("/promo_enable <b>", "There is no promo code “<b>”");
        says("/promo_list nonsense 99999999", "Promo codes");
        assertThat(lines("target_type = 'promocodes' and after::text like '%BADONE%'"))
                .isEmpty();
    }

    @Test
    void othersMayNot() {
        var ivan = Phone.of(sandbox, "Ivan", "en").with("hello_bot");
        ivan.say("/start");
        ivan.waitFor("Hello!");
        var words = List.of("list", "new", "gen", "info", "disable", "enable", "export");
        for (var word : words) {
            ivan.say("/promo_" + word + " IVANS TRAININGS 5");
            ivan.say("/promo_" + word + " IVANS TRAININGS 5");
        }
        ivan.waitUntil(texts -> count(texts, "for administrators") == 2L * words.size());
        for (var word : words) {
            assertThat(lines("action = 'admin.promo_" + word + "'")).containsExactly("admin.promo_" + word + " denied");
        }
        assertThat(code("IVANS")).isNull();
    }

    /** Waits for one more message with this. */
    private void says(String text, String answer) {
        long before = count(olga.texts(), answer);
        olga.say(text);
        olga.waitUntil(texts -> count(texts, answer) > before);
    }

    private void waitForStep(int step) {
        olga.waitUntil(texts -> texts.getLast().startsWith(step + "/5"));
    }

    private static long count(List<String> texts, String part) {
        return texts.stream().filter(text -> text.contains(part)).count();
    }

    private PromoCode code(String name) {
        return platform.bean(PromoCodes.class).find(name).block();
    }

    private List<String> audit(String name) {
        return lines("target_id = (select id::text from promocodes where code = '" + name + "')");
    }

    private List<String> lines(String where) {
        return platform.bean(DatabaseClient.class)
                .sql("select concat_ws(' ', action, outcome) as line from audit_log where " + where + " order by id")
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }
}

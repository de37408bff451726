package dev.krug.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** An administrator looks after the content in any bot; nobody else can. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentInBotsIT { // MB-601, MB-602, MB-801, property 22

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
                Servers.newDatabase("content_in_bots"),
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
    void aPackIsSentLookedAtPutInUseAndPutAway() {
        olga.attach("Pack check", "try.json", pack("1.0.0", "true"));
        olga.waitFor("Nothing is wrong with chat-try 1.0.0: 1 entry");
        assertThat(packs()).isEmpty();

        olga.attach("pack quiz", "try.json", pack("1.0.0", "7"));
        olga.waitFor("The pack was not taken, nothing is stored: 1 mistake.");
        olga.waitFor("Line 4, column 2 · /questions/0/correct · BAD_TYPE\ntrue or false is expected here.");
        assertThat(packs()).isEmpty();

        olga.attach("pack", "try.json", pack("1.0.0", "true"));
        olga.waitFor("<Try> & more 1.0.0 is a draft now: 1 entry, quiz.");
        olga.press("Put in use");
        olga.waitFor("<Try> & more 1.0.0 is in use.");
        assertThat(packs()).containsExactly("1.0.0 active");

        olga.attach("pack", "try.json", pack("1.1.0", "false"));
        olga.waitFor("more 1.1.0 is a draft now");
        olga.press("Put in use");
        olga.waitFor("Put <Try> & more 1.1.0 in use instead of 1.0.0?");
        olga.press("Yes, do it");
        olga.waitFor("more 1.1.0 is in use.");
        assertThat(packs()).containsExactly("1.0.0 archived", "1.1.0 active");

        olga.say("/packs quiz");
        olga.waitFor("Packs, page 1");
        olga.press("🗄 chat-try 1.1.0");
        olga.waitFor("Take <Try> & more 1.1.0 out of use?");
        olga.press("Yes, do it");
        olga.waitFor("more 1.1.0 is archived.");
        assertThat(audit("pack."))
                .containsExactly("pack.upload", "pack.activate", "pack.upload", "pack.activate", "pack.archive");
    }

    @Test
    void manyMistakesComeAsAFile() {
        olga.attach(
                "pack",
                "wrong.json",
                ("{\"format\":\"krug-quiz-pack/1\",\"questions\":[{}" + ",{}".repeat(50) + "]}").getBytes(UTF_8));
        olga.waitFor("nothing is stored: 200 mistakes.");
        olga.waitUntil(texts -> olga.captions().contains("All of them stand in the file."));
    }

    @Test
    void whatIsNoPackIsAnsweredWithWhatToDo() {
        olga.attach("pack scenario", "try.json", pack("9.0.0", "true"));
        olga.waitFor("Send the file as a document with the caption pack.");
        olga.attach("pack", "latin.json", new byte[] {'{', '"', (byte) 0xe9, '"'});
        olga.waitFor("Line 1, column 3 · BAD_JSON\nHere stand bytes that are not UTF-8.");
        olga.attach("pack", "large.json", new byte[5 * 1024 * 1024 + 1]);
        olga.waitFor("The file is too large: a pack has at most 5 MB.");
        olga.say("/pack_activate 17");
        olga.waitFor("Which pack?");
        olga.say("/pack_archive 00000000-0000-0000-0000-000000000000");
        olga.waitFor("There is no such pack.");
    }

    @Test
    void reportsAreDecidedCardByCard() { // MB-626
        olga.say("/reports");
        olga.waitFor("Nobody has reported a question.");
        run("insert into quiz_reports (user_id, question_id, reason, comment, created_at)"
                + " select u.id, q.id, 'typo', 'a <slip>', now() - q.n * interval '1 minute' from users u, (select id,"
                + " row_number() over (order by question_key) as n from quiz_questions"
                + " where pack_code = 'world-and-work' and type = 'single' order by question_key limit 3) q"
                + " where u.telegram_id = " + mia.id());
        olga.say("/reports");
        olga.waitFor("Report 1 of 3: There is a slip of the pen\n“a <slip>”");
        olga.press("Suspend");
        olga.waitFor(": ⏸ suspended");
        olga.press("Question is fine");
        olga.waitFor("Report 1 of 2");
        olga.press("Archive");
        olga.waitFor("Report 1 of 1");
        olga.press("Put right");
        olga.waitUntil(texts -> texts.getLast().startsWith("🌿 Nobody has reported"));
        assertThat(texts("select state from quiz_reports order by created_at"))
                .containsExactly("rejected", "accepted", "accepted");
        assertThat(audit("quiz_"))
                .containsExactly(
                        "quiz_question.status", "quiz_report.reject", "quiz_report.accept", "quiz_report.accept");
        olga.say("/report_keep x");
        olga.waitFor("the cards have buttons for every decision");
        mia.say("/reports");
        mia.waitFor("только для администраторов");
    }

    @Test
    void challengesAreWrittenSetForADayAndSwitchedOff() { // MB-703
        olga.say("/challenges");
        olga.waitFor("Challenges, page 1");
        olga.press("New");
        olga.waitFor("Send the challenge, a field in each line");
        olga.say("code: chat-three\ntitle: Три | Three\ncolour: red\ntarget: many");
        olga.waitFor("The line “colour: red” is none of the fields.");
        olga.waitFor("target: A whole number is expected here.");
        olga.say("/challenge_new\ncode: chat-three\ntitle: Три | Three <games>\ndescription: Играйте | Play\n"
                + "metric: count quiz.game_finished\ntarget: 3\ndifficulty: hard");
        olga.waitFor("Add this challenge? Days may choose it from tomorrow on.\n\n✅ Three <games>");
        olga.press("Yes, do it");
        olga.waitFor("The challenge is there.");

        var date = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        olga.say("/challenge_custom " + date + " chat-three");
        olga.waitFor("Offer this on " + date);
        olga.press("Yes, do it");
        olga.waitFor("It will be offered on " + date);
        olga.say("/challenge_custom 2020-01-01 chat-three");
        olga.waitFor("Offer this on 2020-01-01");
        olga.press("Yes, do it");
        olga.waitFor("A challenge can be set for today or a day within the next year.");

        olga.say("/challenge_off chat-three");
        olga.waitFor("Changed. Days that are chosen already keep what they have.\n\n⏸ Three <games>");
        olga.press("Switch on");
        olga.waitFor("keep what they have.\n\n✅ Three <games>");
        olga.say("/challenge_off nothing");
        olga.waitFor("There is no such challenge.");
        olga.say("/challenge_off");
        olga.waitFor("Which challenge?");
        olga.say("/challenge_custom someday");
        olga.waitFor("Send the day and, below it, the challenge");
        assertThat(audit("challenge."))
                .containsExactly("challenge.create", "challenge.schedule", "challenge.change", "challenge.change");
        mia.say("/challenge_off chat-three");
        mia.waitFor("только для администраторов");
    }

    @Test
    void aPausedBotSaysThatItWillBeBack() { // MB-944
        olga.say("/bots_admin");
        olga.waitFor("A paused bot answers that it will be back");
        olga.press("Pause hello_bot");
        olga.waitFor("Pause hello_bot? Everybody but administrators");
        olga.press("Yes, do it");
        olga.waitFor("hello_bot is paused.");
        var ben = Phone.of(sandbox, "Ben", "en").with("hello_bot");
        // The processes look once a second, and who writes faster is asked to slow down.
        await().pollInterval(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    ben.say("hello?");
                    return ben.texts().stream().anyMatch(text -> text.contains("will be back soon"));
                });
        olga.say("/bot_resume hello_bot");
        olga.waitFor("hello_bot answers again.");
        await().pollInterval(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    ben.say("thanks");
                    return ben.texts().contains("You said: thanks");
                });
        olga.say("/bot_pause no_bot");
        olga.waitFor("There is no bot “no_bot”.");
        olga.say("/bot_pause");
        olga.waitFor("Which bot? /bot_pause quiz_bot");
        assertThat(
                        texts(
                                "select before ->> 'paused' || ' ' || (after ->> 'paused') from audit_log"
                                        + " where target_type = 'bots' and actor_user_id is not null and action = 'update' order by id"))
                .containsExactly("false true", "true false");
        mia.say("/bot_pause hello_bot");
        mia.waitFor("только для администраторов");
    }

    @Test
    void theSystemIsShownInOneMessage() {
        olga.say("/sys");
        olga.waitFor("System, 20");
        olga.waitUntil(texts ->
                texts.getLast().contains("✅ hello_bot: in ") && texts.getLast().contains("hello_bot poller: "));
        mia.say("/sys");
        mia.waitFor("только для администраторов");

        run("update bots set admin_menu = false where name = 'hello_bot'");
        olga.say("/sys");
        olga.waitFor("Administration is switched off in this bot.");
        run("update bots set admin_menu = true where name = 'hello_bot'");
    }

    @Test
    void othersMayNot() {
        mia.attach("pack", "try.json", pack("8.0.0", "true"));
        mia.waitFor("только для администраторов");
        assertThat(packs()).doesNotContain("8.0.0 draft");
    }

    private List<String> packs() {
        return texts("select version || ' ' || status from content_packs where code = 'chat-try' order by version");
    }

    private List<String> audit(String prefix) {
        return texts("select action from audit_log where outcome = 'ok' and action like '" + prefix + "%' order by id");
    }

    private void run(String sql) {
        platform.bean(DatabaseClient.class).sql(sql).then().block();
    }

    private List<String> texts(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private static byte[] pack(String version, String correct) {
        return """
                {"format":"krug-quiz-pack/1","code":"chat-try","version":"%s","title":{"en":"<Try> & more"},
                 "categories":[{"code":"try","title":{"en":"Try"}}],"questions":[{"id":"a","category":"try","difficulty":"easy",
                 "type":"boolean","text":{"en":"a?"},
                 "correct":%s}]}""".formatted(version, correct).getBytes(UTF_8);
    }
}

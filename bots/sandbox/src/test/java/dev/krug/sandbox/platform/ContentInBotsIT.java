package dev.krug.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
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

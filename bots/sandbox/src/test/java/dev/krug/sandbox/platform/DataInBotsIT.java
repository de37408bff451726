package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.request.Json;
import dev.krug.telegram.Attachment;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.telegram.ReceivedUpdate;
import dev.krug.testing.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Tables out and people in, by an administrator's chat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataInBotsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("spin_bot", "SPIN").withoutLimits());
    private Phone olga;
    private Phone mia;
    private Platform platform;
    private int updateId = 900_000_000;

    @BeforeAll
    void start() {
        olga = Phone.of(sandbox, "Olga", "en").with("spin_bot");
        mia = Phone.of(sandbox, "Mia", "ru").with("spin_bot");
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("data_in_bots"),
                Map.of(
                        "krug.bots.spin_bot.token",
                        sandbox.token("spin_bot"),
                        "krug.rbac.owner-ids",
                        Long.toString(olga.id()),
                        "krug.roles",
                        "bots,worker"));
        olga.say("/start");
        olga.waitUntil(texts -> texts.size() > 1);
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void aTableComesAsAFile() { // MB-840
        olga.say("/admin");
        olga.waitFor("Administration");
        olga.press("Export");
        olga.waitFor("Which table do you need");
        olga.press("Quiz games");
        olga.waitFor("The file krug-quiz_games.csv is being made");
        await().atMost(PATIENCE)
                .until(() ->
                        olga.captions().stream().anyMatch(caption -> caption.contains("Nothing but the headings")));
        olga.say("/export users");
        olga.waitFor("The file krug-users.csv is being made");
        await().atMost(PATIENCE)
                .until(() -> olga.captions().stream().anyMatch(caption -> caption.contains("rows. The file")));
        olga.say("/export xp 2026-11-01 2026-11-30 xlsx");
        olga.waitFor("krug-xp-2026-11-01..2026-11-30.xlsx is being made");
        await().atMost(PATIENCE)
                .until(() -> texts("select type from notifications where type = 'export_ready'")
                                .size()
                        == 3);
        assertThat(audit("export.request")).containsExactly("ok", "ok", "ok");
    }

    @Test
    void peopleOfAnOlderBotComeInAfterATry() { // MB-902
        olga.say("/import_json");
        olga.waitFor("Send me a users_data.json");
        var file = upload("{\"5930000001\": {\"stats\": {\"total_xp\": 340}}, \"x\": {}}");
        bring(olga, file, "/import_json nobody_bot");
        olga.waitFor("I know no bot named nobody_bot");
        bring(olga, file, "/import_json spin_bot");
        olga.waitFor("Reading users_data.json for spin_bot");
        olga.waitFor("nothing is written yet.\n\nNew people: 1");
        olga.waitFor("the key is no Telegram id");
        assertThat(people()).isEmpty();
        olga.press("Import");
        olga.waitFor("is in spin_bot.\n\nNew people: 1");
        assertThat(people()).containsExactly("340");
        assertThat(texts("select action || ' ' || channel from audit_log where action like 'import.%' order by id"))
                .containsExactly("import.try bot", "import.request bot");

        bring(olga, file, "import_json");
        olga.waitFor("Skipped: 1");
        olga.press("Drop");
        olga.waitFor("Nothing was imported; the file is deleted.");

        mia.say("/start");
        mia.waitUntil(texts -> texts.size() > 1);
        bring(mia, file, "/import_json");
        mia.waitFor("только для администраторов");
        assertThat(number("select count(*) from json_imports")).isEqualTo(3);
    }

    private List<String> people() {
        return texts("select total_xp::text from users where telegram_id = 5930000001");
    }

    /** The sandbox's people send texts; a document of theirs is one that the bot sent, as Telegram would tell of it. */
    private String upload(String content) {
        var bot = platform.bean(Bots.class).byName("spin_bot").block();
        var file = Attachment.of("users_data.json", "application/json", content.getBytes(StandardCharsets.UTF_8));
        var payload = Json.of(Map.of("chat_id", olga.id(), "document", file.reference()))
                .toString();
        var call = new OutgoingCall(
                olga.id(), Lane.TRANSACTIONAL, "sendDocument", payload, Delivery.AT_LEAST_ONCE, "upload");
        platform.bean(Outbox.class)
                .add(bot.id(), null, List.of(call.withAttachments(List.of(file))))
                .as(platform.bean(TransactionalOperator.class)::transactional)
                .block();
        await().atMost(PATIENCE)
                .until(() -> texts("select state from bot_outbox where dedupe_key = 'upload' and state = 'sent'")
                                .size()
                        == 1);
        return texts("select (result -> 'document')::text from bot_outbox where dedupe_key = 'upload'")
                .getFirst();
    }

    private void bring(Phone person, String document, String caption) {
        var update =
                """
                {"update_id":%d,"message":{"message_id":9000,"date":1,"document":%s,"caption":"%s",
                 "chat":{"id":%d,"type":"private"},
                 "from":{"id":%d,"is_bot":false,"first_name":"A","language_code":"%s"}}}
                """.formatted(updateId++, document, caption, person.id(), person.id(), person == mia ? "ru" : "en");
        var bot = platform.bean(Bots.class).byName("spin_bot").block();
        platform.bean(Inbox.class)
                .store(
                        bot.id(),
                        ReceivedUpdate.parse(update.getBytes(StandardCharsets.UTF_8))
                                .orElseThrow())
                .block();
    }

    private long number(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }

    @Test
    void aWishThatCannotBeMetIsExplained() { // MB-840
        for (var wrong : List.of("/export payments", "/export xp 1 2 3", "/export xp soon", "/export xp xlsx csv x")) {
            long before = shown("Which table do you need");
            olga.say(wrong);
            olga.waitUntil(texts -> shown("Which table do you need") == before + 1 || shown("make no period") > 0);
        }
        olga.say("/export xp 2026-11-30 2026-11-01");
        olga.waitFor("These days make no period");
        assertThat(texts("select 'x' from audit_log where action like 'export%' and outcome <> 'ok'"))
                .isEmpty();
        mia.say("/export users");
        mia.waitFor("только для администраторов");
        assertThat(audit("admin.export")).containsExactly("denied");
    }

    private long shown(String text) {
        return olga.texts().stream().filter(message -> message.contains(text)).count();
    }

    private List<String> audit(String action) {
        return texts("select outcome from audit_log where action = '" + action + "' order by id");
    }

    private List<String> texts(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }
}

package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** Tables out and people in, by an administrator's chat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataInBotsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("spin_bot", "SPIN").withoutLimits());
    private Phone olga;
    private Phone mia;
    private Platform platform;

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
        olga.press("People");
        olga.waitFor("The file krug-users.csv is being made");
        await().atMost(PATIENCE).until(() -> olga.captions().stream().anyMatch(caption -> caption.contains("row")));
        olga.say("/export xp 2026-11-01 2026-11-30 xlsx");
        olga.waitFor("krug-xp-2026-11-01..2026-11-30.xlsx is being made");
        await().atMost(PATIENCE)
                .until(() ->
                        olga.captions().stream().anyMatch(caption -> caption.contains("Nothing but the headings")));
        assertThat(audit("export.request")).containsExactly("ok", "ok");
        assertThat(texts("select type from notifications where type = 'export_ready'"))
                .hasSize(2);
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

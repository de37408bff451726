package dev.krug.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class AdminBroadcastsIT { // CORE-339, MB-832, MB-833

    private static final String DRAFT = "{\"bots\":[\"spin_bot\"],\"title\":\"News\",\"content\":{\"texts\":"
            + "{\"ru\":\"Привет\",\"en\":\"<b>Hello</b> {firstName}\"},\"buttons\":[{\"text\":\"Play\",\"url\":\"https://t.me/krug_spin_bot\"}]}}";
    private static long next = 9_400_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String admin;
    private long telegramId;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        telegramId = next++;
        api.signIn(telegramId, "Olga");
        execute("update users set role = 'admin' where telegram_id = " + telegramId);
        admin = api.signIn(telegramId, "Olga").accessToken();
    }

    @Test
    void isPreparedSeenStartedPausedAndEnded() {
        var made = post("", DRAFT);
        assertThat(made.status()).isEqualTo(201);
        var path = "/" + made.data().path("id").asString();
        assertThat(made.header("Location")).endsWith(path);
        assertThat(made.data().path("state").asString()).isEqualTo("draft");

        assertThat(post(path + "/start", "{}").reason()).isEqualTo("NOT_PREVIEWED");
        assertThat(post(path + "/preview", null).reason()).isEqualTo("NO_CHAT_WITH_BOT");
        execute(
                "insert into bot_sessions (user_id, bot_name, chat_id, started_at) select id, 'spin_bot', telegram_id, now()"
                        + " from users where telegram_id = " + telegramId);
        assertThat(post(path + "/preview", null).data().path("state").asString())
                .isEqualTo("ready");
        assertThat(text("select string_agg(payload ->> 'text', '; ' order by seq) from bot_outbox where chat_id = "
                        + telegramId))
                .isEqualTo("Привет; <b>Hello</b> Olga");
        assertThat(post(path + "/estimate", null).data().path("total").asInt()).isPositive();

        assertThat(post(path + "/start", "{}").data().path("state").asString()).isEqualTo("running");
        assertThat(api.send("PATCH", "/api/v1/admin/broadcasts" + path, DRAFT, admin)
                        .reason())
                .isEqualTo("WRONG_STATE");
        assertThat(post(path + "/pause", null).data().path("state").asString()).isEqualTo("paused");
        assertThat(post(path + "/pause", null).reason()).isEqualTo("WRONG_STATE");
        assertThat(post(path + "/resume", null).data().path("state").asString()).isEqualTo("running");
        assertThat(post(path + "/cancel", null).data().path("state").asString()).isEqualTo("canceled");
        var report =
                api.get("/api/v1/admin/broadcasts" + path + "/report", admin).data();
        assertThat(report.path("losses").path(0).path("reason").asString()).isEqualTo("canceled");
        assertThat(api.get("/api/v1/admin/broadcasts", admin)
                        .data()
                        .path(0)
                        .path("state")
                        .asString())
                .isEqualTo("canceled");
        assertThat(text("select string_agg(action, ' ' order by id) from audit_log where target_id = '"
                        + path.substring(1) + "' and outcome = 'ok'"))
                .isEqualTo("broadcast.prepare broadcast.preview broadcast.start broadcast.pause broadcast.resume"
                        + " broadcast.cancel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                                        | bots",
                "{\"bots\":[\"spin_bot\"]}                                                 | content",
                "{\"bots\":[\"spin_bot\"],\"content\":{\"texts\":{\"en\":\"<b>x\"}}}       | content.en",
                "{\"bots\":[\"spin_bot\"],\"content\":{\"texts\":{\"xx\":\"x\"}}}          | content.xx",
                "{\"bots\":[\"spin_bot\"],\"content\":{\"texts\":{\"en\":\"x\"}},\"ratePerSec\":0} | ratePerSec"
            })
    void whatCannotBeSentIsNamed(String body, String field) {
        var answer = post("", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").has(field)).isTrue();
    }

    @Test
    void whatIsUnknownOrTooLateIsRefused() {
        var gone = "/" + UUID.randomUUID();
        for (var act : new String[] {"/start", "/preview", "/pause", "/resume", "/cancel", "/estimate"}) {
            assertThat(post(gone + act, null).status()).as(act).isIn(404, 409);
        }
        var made = "/" + post("", DRAFT).data().path("id").asString();
        assertThat(post(made + "/schedule", "{\"at\":\"2020-01-01T00:00:00Z\"}").status())
                .isEqualTo(400);
        assertThat(post(made + "/schedule", "{}").status()).isEqualTo(400);
        assertThat(post(made + "/test", "{\"userIds\":[]}").status()).isEqualTo(400);
        var member = api.signIn(next++, "Mia").accessToken();
        assertThat(api.post("/api/v1/admin/broadcasts" + made + "/start", null, member)
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/api/v1/admin/broadcasts", member).status()).isEqualTo(403);
    }

    private Api.Answer post(String path, String body) {
        return api.post("/api/v1/admin/broadcasts" + path, body, admin);
    }

    private String text(String sql) {
        return database.sql(sql).map(row -> row.get(0, String.class)).one().block();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}

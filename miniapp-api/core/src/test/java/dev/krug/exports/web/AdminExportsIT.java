package dev.krug.exports.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.Api.Answer;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class AdminExportsIT { // MB-840, multi-bot 5.5

    private static final String PATH = "/api/v1/admin/exports";

    private static long next = 9_410_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    @Autowired
    @Qualifier("makingExports")
    RecurringTask<?> worker;

    private String olga = "";

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        execute("delete from exports");
        olga = admin("Olga", "admin");
    }

    @Test
    void answersItsStateAndThenTheFile() {
        var asked = post("{\"kind\":\"users\",\"format\":\"csv\"}");
        assertThat(asked.status()).as(asked.response().body()).isEqualTo(202);
        var id = asked.data().path("exportId").asString();
        assertThat(asked.header("Location")).isEqualTo(PATH + "/" + id);
        assertThat(asked.data().path("status").asString()).isEqualTo("queued");
        var waiting = get("/" + id);
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.data().path("status").asString()).isEqualTo("queued");
        assertThat(audit(id)).containsExactly("export.request ok");

        worker.execute(null, null);
        assertThat(get("").data().path(0).path("status").asString()).isEqualTo("ready");
        var file = get("/" + id);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("attachment", "krug-users.csv");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
        assertThat(file.response().body())
                .startsWith("\uFEFFid,telegram_id,username,")
                .contains(",Olga,");
        assertThat(audit(id)).containsExactly("export.request ok", "export.download ok");
    }

    @Test
    void givesAWorkbookOfAPeriod() {
        var asked = post("{\"kind\":\"xp\",\"format\":\"xlsx\",\"from\":\"2026-11-01\",\"to\":\"2026-11-30\"}");
        worker.execute(null, null);
        var file = get("/" + asked.data().path("exportId").asString());
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).contains("spreadsheetml");
        assertThat(file.header("Content-Disposition")).contains("krug-xp-2026-11-01..2026-11-30.xlsx");
        assertThat(file.response().body()).startsWith("PK");
    }

    @Test
    void isTheRequestersAndTheSuperadmins() {
        var path = "/" + post("{\"kind\":\"audit\"}").data().path("exportId").asString();
        worker.execute(null, null);
        var other = admin("Max", "admin");
        assertThat(api.get(PATH + path, other).status()).isEqualTo(404);
        assertThat(api.get(PATH, other).data().size()).isZero();
        assertThat(api.get(PATH + path, admin("Boss", "superadmin")).status()).isEqualTo(200);
        var member = api.signIn(next++, "Mia").accessToken();
        assertThat(api.get(PATH + path, member).status()).isEqualTo(403);
        assertThat(api.get(PATH + path, null).status()).isEqualTo(401);
        assertThat(api.post(PATH, "{\"kind\":\"xp\"}", member).status()).isEqualTo(403);
        assertThat(audit("")).contains("export.request denied");
        ((TestClock) clock).advance(Duration.ofDays(7));
        olga = admin("Olga", "superadmin");
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void repeatsAKeyedWish() { // CORE-010
        var key = UUID.randomUUID().toString();
        var first = keyed(key);
        var second = keyed(key);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.data().path("exportId")).isEqualTo(first.data().path("exportId"));
        assertThat(number("select count(*) from exports")).isEqualTo(1);
    }

    @Test
    void refusesTheSixth() {
        for (int i = 0; i < 5; i++) {
            assertThat(post("{\"kind\":\"xp\"}").status()).isEqualTo(202);
        }
        var sixth = post("{\"kind\":\"xp\"}");
        assertThat(sixth.status()).isEqualTo(422);
        assertThat(sixth.reason()).isEqualTo("TOO_MANY_EXPORTS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                        | kind",
                "{\"kind\":null}                                           | kind",
                "{\"kind\":\"payments\"}                                   | kind",
                "{\"kind\":\"USERS\"}                                      | kind",
                "{\"kind\":\"own_data\"}                                   | kind",
                "{\"kind\":\"xp\",\"format\":\"pdf\"}                      | format",
                "{\"kind\":\"xp\",\"from\":\"yesterday\"}                  | from",
                "{\"kind\":\"xp\",\"to\":\"2026-02-30\"}                   | to",
                "{\"kind\":\"xp\",\"from\":\"2026-02-02\",\"to\":\"2026-02-01\"} | to",
                "{\"kind\":\"xp\",\"from\":\"-999999999-01-01\"}           | to",
                "{\"kind\":\"xp\",\"to\":\"+999999999-12-31\"}             | to",
                "[]                                                        | body",
                "x                                                         | body"
            })
    void namesWhatIsWrong(String body, String field) { // CORE-719
        var answer = post(body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
        assertThat(number("select count(*) from exports")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/not-a-uuid, 400",
        "/00000000-0000-0000-0000-000000000000, 404",
        "?limit=0, 400",
        "?page=x, 400",
        "?sortBy=kind, 400"
    })
    void refusesWhatItDoesNotKnow(String path, int status) {
        assertThat(get(path).status()).isEqualTo(status);
    }

    private String admin(String name, String role) {
        long telegramId = next++;
        api.signIn(telegramId, name);
        execute("update users set role = '" + role + "' where telegram_id = " + telegramId);
        return api.signIn(telegramId, name).accessToken();
    }

    private Answer get(String path) {
        return api.get(PATH + path, olga);
    }

    private Answer post(@Nullable String body) {
        return api.post(PATH, body, olga);
    }

    private Answer keyed(String key) {
        return api.send(api.request("POST", PATH, "{\"kind\":\"xp\"}")
                .header("Authorization", "Bearer " + olga)
                .header("Idempotency-Key", key)
                .build());
    }

    private List<String> audit(String target) {
        return database.sql("select action || ' ' || outcome as line from audit_log"
                        + " where target_id = :target and action like 'export.%' order by id")
                .bind("target", target)
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }

    private long number(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}

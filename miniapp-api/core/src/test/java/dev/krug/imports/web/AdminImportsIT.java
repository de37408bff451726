package dev.krug.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.Api.Answer;
import dev.krug.web.ApiTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class AdminImportsIT { // MB-902, multi-bot 5.5

    private static final String PATH = "/api/v1/admin/imports";

    private static long next = 9_420_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    @Autowired
    @Qualifier("carryingOutImports")
    RecurringTask<?> worker;

    private String olga = "";

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        long telegramId = next++;
        api.signIn(telegramId, "Olga");
        execute("update users set role = 'admin' where telegram_id = " + telegramId);
        olga = api.signIn(telegramId, "Olga").accessToken();
    }

    @Test
    void takesAFileAndTellsHowFarItIs() {
        long anna = next++;
        var people = "{\"" + anna + "\": {\"stats\": {\"total_xp\": 120}}, \"x\": {}}";
        var tried = post(olga, file(people), field("bot", "spin_bot"), field("dryRun", "true"));
        assertThat(tried.status()).as(tried.response().body()).isEqualTo(202);
        assertThat(tried.data().path("dryRun").asBoolean()).isTrue();
        worker.execute(null, null);
        var report = read(tried).data();
        assertThat(report.path("status").asString()).isEqualTo("done");
        assertThat(report.path("report").path("created").asInt()).isEqualTo(1);
        assertThat(xp(anna)).isEmpty();

        var asked = post(olga, file(people), field("bot", "spin_bot"));
        assertThat(asked.header("Location")).isEqualTo(PATH + "/" + id(asked));
        assertThat(asked.data().path("status").asString()).isEqualTo("queued");
        assertThat(read(asked).data().path("status").asString()).isEqualTo("queued");
        worker.execute(null, null);
        var done = read(asked).data();
        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(done.path("processed").asInt()).isEqualTo(2);
        assertThat(done.path("total").asInt()).isEqualTo(2);
        assertThat(done.path("report").path("failed").asInt()).isEqualTo(1);
        assertThat(done.path("report").path("problems").path(0).path("problem").asString())
                .isEqualTo("the key is no Telegram id");
        assertThat(xp(anna)).containsExactly("120");
        assertThat(audit(id(tried))).containsExactly("import.try ok");
        assertThat(audit(id(asked))).containsExactly("import.request ok");
    }

    @Test
    void takesMoreThanOtherRequestsMay() {
        var much = "{\"7\": {\"session\": {\"client_case\": \"" + "x".repeat(3_000_000) + "\"}}}";
        var asked = post(olga, file(much), field("bot", "spin_bot"), field("dryRun", "true"));
        assertThat(asked.status()).as(asked.response().body()).isEqualTo(202);
        worker.execute(null, null);
        assertThat(read(asked).data().path("status").asString()).isEqualTo("done");
    }

    @Test
    void saysWhyAWholeFileIsRefused() { // MB-906
        var asked = post(olga, file("[]"), field("bot", "spin_bot"));
        worker.execute(null, null);
        var refused = read(asked).data();
        assertThat(refused.path("status").asString()).isEqualTo("refused");
        assertThat(refused.path("failure").asString()).isEqualTo("NO_OBJECT");
    }

    @Test
    void isForAdministrators() { // property 22
        var member = api.signIn(next++, "Mia").accessToken();
        assertThat(post(member, file("{}"), field("bot", "spin_bot")).status()).isEqualTo(403);
        assertThat(api.get(PATH + "/00000000-0000-0000-0000-000000000000", member)
                        .status())
                .isEqualTo(403);
        assertThat(audit("")).contains("import.request denied");
        assertThat(api.send(request(null, file("{}")).build()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "false, spin_bot, true, false, file",
        "true, , true, false, bot",
        "true, ' ', true, false, bot",
        "true, nobody, true, false, bot",
        "true, spin_bot, maybe, false, dryRun",
        "true, spin_bot, true, 1, overwrite"
    })
    void namesWhatIsWrong(boolean hasFile, String bot, String dryRun, String overwrite, String field) { // CORE-719
        long before = number("select count(*) from json_imports");
        var answer = post(
                olga,
                hasFile ? file("{}") : field("other", "x"),
                bot == null ? field("none", "x") : field("bot", bot),
                field("dryRun", dryRun),
                field("overwrite", overwrite));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
        assertThat(number("select count(*) from json_imports")).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNoUpload() { // CORE-719
        assertThat(api.post(PATH, "{\"bot\":\"spin_bot\"}", olga).status()).isEqualTo(415);
        var broken = api.request("POST", PATH, null)
                .POST(BodyPublishers.ofString("no part at all"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Authorization", "Bearer " + olga);
        assertThat(api.send(broken.build()).status()).isEqualTo(400);
        var bare = api.request("POST", PATH, null)
                .POST(BodyPublishers.ofString("x"))
                .header("Content-Type", "multipart/form-data")
                .header("Authorization", "Bearer " + olga);
        assertThat(api.send(bare.build()).status()).isEqualTo(400);
        assertThat(api.get(PATH + "/none", olga).status()).isEqualTo(400);
        assertThat(api.get(PATH + "/00000000-0000-0000-0000-000000000000", olga).status())
                .isEqualTo(404);
    }

    private static String file(String content) {
        return "Content-Disposition: form-data; name=\"file\"; filename=\"users_data.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + content;
    }

    private static String field(String name, String value) {
        return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
    }

    private Answer post(String token, String... parts) {
        return api.send(request(token, parts).build());
    }

    private java.net.http.HttpRequest.Builder request(String token, String... parts) {
        var body = "--x\r\n" + String.join("\r\n--x\r\n", parts) + "\r\n--x--\r\n";
        var request = api.request("POST", PATH, null)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .header("Content-Type", "multipart/form-data; boundary=x");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer read(Answer asked) {
        return api.get(PATH + "/" + id(asked), olga);
    }

    private static String id(Answer asked) {
        return asked.data().path("importId").asString();
    }

    private List<String> xp(long telegramId) {
        return texts("select total_xp::text from users where telegram_id = " + telegramId);
    }

    private List<String> audit(String target) {
        return texts("select action || ' ' || outcome from audit_log where action like 'import.%' and target_id = '"
                + target + "' order by id");
    }

    private List<String> texts(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, String.class))
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

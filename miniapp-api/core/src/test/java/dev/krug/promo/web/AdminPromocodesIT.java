package dev.krug.promo.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Administrators make promo codes, look at them and stop them. */
@ApiTest
class AdminPromocodesIT { // MB-346 to MB-349, property 22

    private static final String PATH = "/api/v1/admin/promocodes";
    private static long next = 9_370_000_000L;
    private static int number;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String admin;
    private Api.SignedIn mia;
    private String name;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        var id = next++;
        api.signIn(id, "Olga");
        database.sql("update users set role = 'admin' where telegram_id = " + id)
                .then()
                .block();
        admin = api.signIn(id, "Olga").accessToken();
        mia = api.signIn(next++, "Mia");
        name = "AUTUMN" + number++;
    }

    @Test
    void aCodeIsMadeUsedLookedAtAndStopped() {
        var body = """
                {"code": "%s", "type": "TRAININGS", "value": 3, "maxUses": 1, "expiresDays": 7, "source": "fair"}
                """.formatted(name.toLowerCase(Locale.ROOT));
        var made = send("POST", "", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.data().path("code").asString()).isEqualTo(name);
        assertThat(made.data().path("state").asString()).isEqualTo("active");
        assertThat(send("POST", "", body).status()).isEqualTo(409);

        assertThat(activate().status()).isEqualTo(200);
        var looked = api.get(PATH + "/" + name, admin).data();
        assertThat(looked.path("state").asString()).isEqualTo("exhausted");
        assertThat(looked.path("usages").path(0).path("userId").asString())
                .isEqualTo(mia.user().path("id").asString());
        assertThat(api.get(PATH + "?state=exhausted", admin)
                        .data()
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo(name);

        assertThat(send("PATCH", "/" + name, "{\"maxUses\":null,\"note\":\"more of them\"}")
                        .data()
                        .path("state")
                        .asString())
                .isEqualTo("active");
        assertThat(send("POST", "/" + name + "/disable", null)
                        .data()
                        .path("state")
                        .asString())
                .isEqualTo("disabled");
        assertThat(send("POST", "/" + name + "/disable", null).status()).isEqualTo(200);
        assertThat(send("POST", "/" + name + "/enable", null)
                        .data()
                        .path("state")
                        .asString())
                .isEqualTo("active");
        assertThat(send("DELETE", "/" + name, null).reason()).isEqualTo("PROMO_USED");
        assertThat(audit()).containsExactly("insert ok admin", "update ok admin", "update ok admin", "update ok admin");
    }

    @Test
    void manyAreMadeAtOnceWithOneLine() { // MB-347
        var many = send(
                "POST",
                "/generate",
                "{\"prefix\":\"%s\",\"count\":1000,\"type\":\"discount\",\"value\":15,\"maxUses\":1}".formatted(name));
        assertThat(many.data()).hasSize(1000);
        assertThat(many.data().path(999).path("code").asString()).matches(name + "[A-Z0-9]{8}");
        assertThat(api.get(PATH + "?limit=100", admin)
                        .json()
                        .path("pagination")
                        .path("total")
                        .asInt())
                .isGreaterThanOrEqualTo(1000);
        assertThat(lines("action = 'promocode.generate' and after::text like '%" + name + "%'"))
                .hasSize(1);
    }

    @Test
    void aCodeForOnePersonIsForNobodyElse() {
        var body = "{\"code\":\"%s\",\"type\":\"free_month\",\"assignedUserId\":\"%s\"}";
        assertThat(send("POST", "", body.formatted(name, "018f0000-0000-7000-8000-000000000000"))
                        .reason())
                .isEqualTo("NO_SUCH_USER");
        send(
                "POST",
                "",
                body.formatted(name, api.signIn(next++, "Ada").user().path("id").asString()));
        assertThat(activate().reason()).isEqualTo("PROMO_NOT_YOURS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''        | {\"type\":\"trainings\",\"value\":3}                                        | code",
                "''        | {\"code\":\"AB\",\"type\":\"trainings\",\"value\":3}                        | code",
                "''        | {\"code\":\"ЖУК2\",\"type\":\"trainings\",\"value\":3}                      | code",
                "''        | {\"code\":\"GOOD1\",\"value\":3}                                            | type",
                "''        | {\"code\":\"GOOD1\",\"type\":\"gift\",\"value\":3}                          | type",
                "''        | {\"code\":\"GOOD1\",\"type\":\"trainings\"}                                 | value",
                "''        | {\"code\":\"GOOD1\",\"type\":\"trainings\",\"value\":0}                     | value",
                "''        | {\"code\":\"GOOD1\",\"type\":\"credits\",\"value\":1000001}                 | value",
                "''        | {\"code\":\"GOOD1\",\"type\":\"discount\",\"value\":91}                     | value",
                "''        | {\"code\":\"GOOD1\",\"type\":\"free_month\",\"value\":-1}                   | value",
                "''        | {\"code\":\"GOOD1\",\"type\":\"credits\",\"value\":1,\"maxUses\":0}         | maxUses",
                "''        | {\"code\":\"GOOD1\",\"type\":\"credits\",\"value\":1,\"expiresDays\":0}     | expiresDays",
                "''        | {\"code\":\"GOOD1\",\"type\":\"credits\",\"value\":1,\"expiresDays\":99999} | expiresDays",
                "''        | {\"code\":\"GOOD1\",\"type\":\"credits\",\"value\":1,\"source\":\"\"}       | source",
                "/generate | {\"type\":\"credits\",\"value\":1}                                          | count",
                "/generate | {\"count\":1001,\"type\":\"credits\",\"value\":1}                           | count",
                "/generate | {\"count\":5,\"length\":3,\"type\":\"credits\",\"value\":1}                 | length",
                "/generate | {\"count\":5,\"prefix\":\"a b\",\"type\":\"credits\",\"value\":1}           | prefix",
            })
    void whatIsMalformedIsNamedAndMakesNothing(String path, String body, String field) {
        var before = made();
        var answer = send("POST", path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").has(field))
                .as(answer.json().toString())
                .isTrue();
        assertThat(made()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"maxUses\":0}              | maxUses",
                "{\"maxUses\":\"many\"}       | maxUses",
                "{\"maxUses\":1.5}            | maxUses",
                "{\"expiresDays\":36501}      | expiresDays",
                "{\"source\":null}            | source",
                "{\"note\":7}                 | note",
                "{\"type\":\"credits\"}       | type",
                "{\"value\":1000000}          | value"
            })
    void whatCannotBeChangedIsNamedAndStays(String body, String field) {
        send("POST", "", "{\"code\":\"%s\",\"type\":\"trainings\",\"value\":3}".formatted(name));
        var answer = send("PATCH", "/" + name, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").has(field))
                .as(answer.json().toString())
                .isTrue();
        assertThat(audit()).containsExactly("insert ok admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/NOSUCH/disable", "/NOSUCH/enable", "/%20/enable", "/a'b/disable"})
    void whatIsNotThereCannotBeStopped(String path) {
        assertThat(send("POST", path, null).status()).isEqualTo(404);
        assertThat(api.get(PATH + "/NOSUCH", admin).status()).isEqualTo(404);
        assertThat(send("PATCH", "/NOSUCH", "{\"maxUses\":3}").status()).isEqualTo(404);
        assertThat(send("DELETE", "/NOSUCH", null).status()).isEqualTo(404);
        assertThat(api.get(PATH + "?state=lost", admin).status()).isEqualTo(400);
    }

    @Test
    void othersAreRefused() {
        send("POST", "", "{\"code\":\"%s\",\"type\":\"trainings\",\"value\":3}".formatted(name));
        var body = "{\"code\":\"%s\",\"type\":\"trainings\",\"value\":3,\"count\":3,\"maxUses\":3}".formatted(name);
        var calls = List.of(
                "GET ",
                "POST ",
                "POST /generate",
                "GET /" + name,
                "PATCH /" + name,
                "DELETE /" + name,
                "POST /" + name + "/disable",
                "POST /" + name + "/enable");
        for (var call : calls) {
            var words = call.split(" ", 2);
            var sent = words[0].equals("GET") ? null : body;
            assertThat(api.send(words[0], PATH + words[1], sent, mia.accessToken())
                            .status())
                    .as(call)
                    .isEqualTo(403);
            assertThat(api.send(words[0], PATH + words[1], sent, null).status())
                    .as(call)
                    .isEqualTo(401);
        }
        assertThat(api.get(PATH + "/" + name, admin).data().path("state").asString())
                .isEqualTo("active");
    }

    private Api.Answer send(String method, String path, String body) {
        return api.send(method, PATH + path, body, admin);
    }

    private Api.Answer activate() {
        return api.post("/api/v1/promocodes/activate", "{\"code\":\"%s\"}".formatted(name), mia.accessToken());
    }

    private long made() {
        return database.sql("select count(*) as n from promocodes")
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private List<String> audit() {
        return lines("target_type = 'promocodes' and target_id = (select id::text from promocodes where code = '" + name
                + "')");
    }

    private List<String> lines(String where) {
        return new ArrayList<>(
                database.sql("select concat_ws(' ', action, outcome, actor_role) as line from audit_log where " + where
                                + " order by id")
                        .map(row -> row.get("line", String.class))
                        .all()
                        .collectList()
                        .block());
    }
}

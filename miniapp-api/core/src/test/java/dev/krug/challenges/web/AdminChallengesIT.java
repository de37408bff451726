package dev.krug.challenges.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class AdminChallengesIT { // MB-703, MB-710, property 22

    private static final String PATH = "/api/v1/admin/challenges";
    private static final String TEMPLATE = "{\"code\":\"CODE\",\"title\":{\"ru\":\"Три\",\"en\":\"Three\"},"
            + "\"description\":{\"ru\":\"Три игры\",\"en\":\"Three games\"},"
            + "\"metric\":{\"fn\":\"count\",\"kind\":\"quiz.game_finished\"},\"target\":3,\"difficulty\":\"hard\"}";
    private static long next = 9_700_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String admin;
    private String member;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        long telegramId = next++;
        api.signIn(telegramId, "Olga");
        database.sql("update users set role = 'admin' where telegram_id = " + telegramId)
                .then()
                .block();
        admin = api.signIn(telegramId, "Olga").accessToken();
        member = api.signIn(next++, "Mia").accessToken();
    }

    @Test
    void areAddedChangedAndListed() {
        var made = api.post(PATH, TEMPLATE.replace("CODE", "rest-three"), admin);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(PATH + "/rest-three");
        assertThat(made.data().path("xp").asInt()).isEqualTo(80);
        assertThat(api.get(PATH + "/rest-three", admin).data()).isEqualTo(made.data());
        assertThat(api.post(PATH, TEMPLATE.replace("CODE", "rest-three"), admin).reason())
                .isEqualTo("CODE_TAKEN");

        var changed = api.send("PATCH", PATH + "/rest-three", "{\"weight\":3,\"active\":false}", admin);
        assertThat(changed.data().path("weight").asInt()).isEqualTo(3);
        assertThat(changed.data().path("active").asBoolean()).isFalse();
        assertThat(api.get(PATH + "?active=false&limit=100", admin).data().findValuesAsString("code"))
                .contains("rest-three");
        assertThat(audits(made.data().path("id").asString())).isEqualTo(2);
    }

    @Test
    void areSetForADay() {
        var date = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(50);
        var path = PATH + "/custom/" + date;
        var set = api.send("PUT", path, TEMPLATE, admin);
        assertThat(set.status()).as(set.response().body()).isEqualTo(200);
        assertThat(set.data().path("customDate").asString()).isEqualTo(date.toString());
        assertThat(set.data().path("code").asString()).isEqualTo("custom-" + date);
        assertThat(api.send("PUT", path, TEMPLATE, admin).data()).isEqualTo(set.data());
        assertThat(audits(set.data().path("id").asString())).isEqualTo(1);
        assertThat(api.send("PUT", PATH + "/custom/2020-01-01", TEMPLATE, admin).reason())
                .isEqualTo("CHALLENGE_DATE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  | ``               | {}                                       | title",
                "POST  | ``               | []                                       | body",
                "POST  | ``               | null                                     | body",
                "POST  | ``               | {                                        | body",
                "POST  | ``               | {\"code\":\"\\u0000\"}                   | code",
                "PATCH | /checkin         | {\"active\":\"no\"}                      | active",
                "PATCH | /checkin         | {\"active\":null}                        | active",
                "PATCH | /checkin         | {\"code\":\"other\"}                     | code",
                "PATCH | /rest-base       | {\"target\":0}                           | target",
                "PATCH | /rest-base       | {\"target\":99999999999999999999}        | target",
                "PATCH | /rest-base       | {\"metric\":{\"fn\":\"mean\",\"kind\":\"x\"}} | metric.fn",
                "PUT   | /custom/2099-1-1 | {}                                       | date",
                "PUT   | /custom/tomorrow | {}                                       | date",
            })
    void whatIsWrongIsNamed(String method, String path, String body, String field) {
        api.post(PATH, TEMPLATE.replace("CODE", "rest-base"), admin);
        var before = written();
        var answer = api.send(method, PATH + path, body, admin);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).contains(field);
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void onlyAdministratorsMayAndWhatIsUnknownIsNotFound() {
        assertThat(api.get(PATH, member).status()).isEqualTo(403);
        assertThat(api.post(PATH, TEMPLATE.replace("CODE", "rest-mia"), member).status())
                .isEqualTo(403);
        assertThat(api.send("PATCH", PATH + "/rest-mia", "{}", member).status()).isEqualTo(403);
        assertThat(api.send("PUT", PATH + "/custom/2026-12-31", TEMPLATE, member)
                        .status())
                .isEqualTo(403);
        assertThat(api.get(PATH + "/rest-mia", admin).status()).isEqualTo(404);
        assertThat(api.send("PATCH", PATH + "/rest-mia", "{}", admin).status()).isEqualTo(404);
    }

    private long audits(String id) {
        return count("audit_log where outcome = 'ok' and target_id = '" + id + "'");
    }

    private long written() {
        return count("challenge_templates") + count("audit_log where outcome = 'ok'");
    }

    private long count(String from) {
        return database.sql("select count(*) as n from " + from)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}

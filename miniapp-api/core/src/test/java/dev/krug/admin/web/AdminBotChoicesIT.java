package dev.krug.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.telegram.Bots;
import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class AdminBotChoicesIT { // MB-301, MB-804, MB-944, property 22

    private static final String PATH = "/api/v1/admin/bots/";
    private static long next = 9_800_000_000L;

    @Autowired
    Api api;

    @Autowired
    Bots bots;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String superadmin;
    private String admin;
    private String member;

    @BeforeEach
    void signIn() {
        // Others play with the usual bots.
        bots.register("choices_bot", Map.of("en", "Choices"), 7_000_000_077L, null)
                .block();
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        superadmin = signIn("superadmin");
        admin = signIn("admin");
        member = signIn("member");
    }

    @Test
    void changesWhatIsNamedAndLeavesTheRest() {
        var before = audits();
        var changed = patch(
                "{\"accessPolicy\":{\"mode\":\"daily_free\",\"perDay\":7},\"monetization\":\"credits\",\"adminMenu\":false}");
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(changed.data().path("accessPolicy").path("perDay").asInt()).isEqualTo(7);
        assertThat(patch("{\"adminMenu\":true}").data().path("monetization").asString())
                .isEqualTo("credits");
        assertThat(patch("{\"adminMenu\":true}").status()).isEqualTo(200); // so already, nothing is written
        assertThat(audits()).isEqualTo(before + 2);
        assertThat(patch("{\"accessPolicy\":{\"mode\":\"gated\",\"welcomeTrainings\":0}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pausesAndResumesOnce() {
        var before = audits();
        for (int i = 0; i < 2; i++) {
            assertThat(api.post(PATH + "choices_bot/pause", null, admin)
                            .data()
                            .path("paused")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(api.get("/api/v1/admin/bots", admin).data().findValuesAsString("paused"))
                .contains("true");
        assertThat(api.post(PATH + "choices_bot/resume", null, admin)
                        .data()
                        .path("paused")
                        .asBoolean())
                .isFalse();
        assertThat(audits()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                             | body",
                "[]                                                             | body",
                "{\"monetization\":\"barter\"}                                  | monetization",
                "{\"monetization\":3}                                           | monetization",
                "{\"adminMenu\":\"yes\"}                                        | adminMenu",
                "{\"accessPolicy\":\"free\"}                                    | accessPolicy",
                "{\"accessPolicy\":{}}                                          | accessPolicy",
                "{\"accessPolicy\":{\"mode\":\"paid\"}}                         | accessPolicy",
                "{\"accessPolicy\":{\"mode\":null}}                             | accessPolicy",
                "{\"accessPolicy\":{\"mode\":\"gated\"}}                        | accessPolicy",
                "{\"accessPolicy\":{\"mode\":\"daily_free\",\"perDay\":-1}}     | accessPolicy",
                "{\"accessPolicy\":{\"mode\":\"daily_free\",\"perDay\":1e9}}    | accessPolicy",
                "{\"accessPolicy\":{\"mode\":\"daily_free\",\"perDay\":99999}}  | accessPolicy",
                "{\"accessPolicy\":{\"mode\":\"free\",\"x\":1}}                 | accessPolicy",
            })
    void whatIsWrongIsNamedAndChangesNothing(String body, String field) {
        var before = audits();
        var answer = patch(body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
        assertThat(audits()).isEqualTo(before);
    }

    @Test
    void eachMayDoWhatTheirRoleAllows() {
        assertThat(api.send("PATCH", PATH + "choices_bot", "{\"adminMenu\":true}", admin)
                        .status())
                .isEqualTo(403);
        for (var act : new String[] {"/pause", "/resume"}) {
            assertThat(api.post(PATH + "choices_bot" + act, null, member).status())
                    .isEqualTo(403);
            assertThat(api.post(PATH + "no_bot" + act, null, admin).status()).isEqualTo(404);
        }
        assertThat(api.send("PATCH", PATH + "no_bot", "{\"adminMenu\":true}", superadmin)
                        .status())
                .isEqualTo(404);
    }

    private Api.Answer patch(String body) {
        return api.send("PATCH", PATH + "choices_bot", body, superadmin);
    }

    private String signIn(String role) {
        long telegramId = next++;
        api.signIn(telegramId, role);
        database.sql("update users set role = '" + role + "' where telegram_id = " + telegramId)
                .then()
                .block();
        return api.signIn(telegramId, role).accessToken();
    }

    private long audits() {
        return database.sql("select count(*) as n from audit_log where outcome = 'ok' and target_type = 'bots'"
                        + " and actor_user_id is not null")
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}

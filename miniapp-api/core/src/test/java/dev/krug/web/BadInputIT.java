package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** CORE-719: whatever comes in gets its stated answer, and never a 5xx. */
@ApiTest
class BadInputIT {

    private static final long EVA = 601;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    private String token = "";

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1));
        token = api.signIn(EVA + clock.millis() % 1_000_000_000, "Eva").accessToken();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/v1/leaderboards/xp?page=0|page",
                "/api/v1/leaderboards/xp?page=-1|page",
                "/api/v1/leaderboards/xp?page=x|page",
                "/api/v1/leaderboards/xp?page=99999999999999|page",
                "/api/v1/leaderboards/xp?limit=0|limit",
                "/api/v1/leaderboards/xp?limit=101|limit",
                "/api/v1/leaderboards/xp?period=year|period",
                "/api/v1/leaderboards/xp?bot=nobody|bot",
                "/api/v1/leaderboards/xp?sortBy=name|sortBy",
                "/api/v1/leaderboards/xp?sortOrder=up|sortOrder",
                "/api/v1/leaderboards/xp/me?period=ALL|period",
                "/api/v1/me/xp-events?from=yesterday|from",
                "/api/v1/me/xp-events?to=2026-02-30|to",
                "/api/v1/me/xp-events?from=2026-02-02&to=2026-01-01|to",
                "/api/v1/me/xp-events?from=-999999999-01-01T00:00:00Z|from",
                "/api/v1/me/badges?all=maybe|all",
                "/api/v1/users/not-a-uuid|id",
                "/api/v1/me/trainings/1|id",
                "/api/v1/me/bots/%00/session|request",
                "/api/v1/me/badges?bot=%00|request"
            })
    void namesTheParameterThatIsWrong(String path, String field) {
        var answer = api.get(path, token);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users/00000000-0000-0000-0000-000000000000",
                "/api/v1/me/trainings/00000000-0000-0000-0000-000000000000",
                "/api/v1/me/bots/nobody/session",
                "/api/v1/me/bots/%F0%9F%92%A9/session",
                "/api/v1/me/badges?bot=nobody",
                "/api/v1/badges?bot=nobody",
                "/api/v1/nothing",
                "/nothing",
                "/api/v1/users/me/",
                "/m/static/0/app.js"
            })
    void findsNothingWhereNothingIs(String path) {
        assertThat(api.get(path, token).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/api/v1/me/settings",
        "POST,/api/v1/bots",
        "GET,/api/v1/auth/refresh",
        "PATCH,/api/v1/auth/guest",
        "PUT,/health"
    })
    void takesAWrongMethodForAnUnknownPath(String method, String path) {
        assertThat(api.send(method, path, "{}", token).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"displayName\":\"\"}|displayName",
                "{\"displayName\":null}|displayName",
                "{\"displayName\":5}|displayName",
                "{\"displayName\":{\"a\":1}}|displayName",
                "{\"displayName\":\"a\\u0000b\"}|displayName",
                "{\"displayName\":\"\\ud800\"}|displayName",
                "{\"username\":\"ab\"}|username",
                "{\"username\":\"a b c\"}|username",
                "{\"avatarUrl\":\"http://example.com/a.png\"}|avatarUrl",
                "{\"avatarUrl\":\"javascript:alert(1)\"}|avatarUrl",
                "{\"languageCode\":\"de\"}|languageCode",
                "{\"languageCode\":null}|languageCode",
                "{\"timezone\":\"Mars/Base\"}|timezone",
                "{\"gender\":\"x\"}|gender",
                "{\"isTermsAccepted\":false}|isTermsAccepted",
                "{\"hideFromLeaderboard\":\"yes\"}|hideFromLeaderboard",
                "|body",
                "{|body",
                "[]|body",
                "null|body",
                "5|body",
                "\"x\"|body",
                "{\"a\":1} trailing|body",
                "{\"a\":\"\\x\"}|body"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        var answer = api.send("PATCH", "/api/v1/users/me", body == null ? "" : body, token);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"initData\":\"\"}",
                "{\"initData\":null}",
                "{\"initData\":7}",
                "{\"initData\":[]}",
                "{\"initData\":\"\\u0000\"}",
                "{\"initData\":\"\\udc00\"}",
                "[",
                "\u0000",
                "x"
            })
    void asksForALaunch(String body) {
        var answer = api.post("/api/v1/auth/telegram/init-data", body, null);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "....", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "%00"})
    void refusesWrongTokens(String wrong) {
        assertThat(api.get("/api/v1/users/me", wrong).status()).isEqualTo(401);
        var refresh = api.post("/api/v1/auth/refresh", "{\"refreshToken\":\"" + wrong + "\"}", null);
        assertThat(refresh.status()).isEqualTo(wrong.isEmpty() ? 400 : 401);
    }

    @Test
    void takesBodiesUpToTheLimitAndNotAByteMore() {
        var frame = "{\"unknown\":\"\"}";
        var full = frame.replace("\"\"", "\"" + "x".repeat(CleanInput.MAX_BODY_BYTES - frame.length()) + "\"");
        assertThat(api.send("PATCH", "/api/v1/users/me", full, token).status()).isEqualTo(200);
        assertThat(api.send("PATCH", "/api/v1/users/me", full + " ", token).status())
                .isEqualTo(413);
        assertThat(api.send("PATCH", "/api/v1/users/me", "1", token).status()).isEqualTo(400);
    }

    @Test
    void refusesAnotherMediaTypeAndDeepJson() {
        var xml = api.request("PATCH", "/api/v1/users/me", "<a/>")
                .setHeader("Content-Type", "application/xml")
                .header("Authorization", "Bearer " + token);
        assertThat(api.send(xml.build()).status()).isEqualTo(415);
        var deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(api.send("PATCH", "/api/v1/users/me", deep, token).status()).isEqualTo(400);
    }

    @Test
    void asksForASignInBeforeAnythingElse() {
        assertThat(api.send("PATCH", "/api/v1/users/me", "{", null).reason()).isEqualTo("TOKEN_MISSING");
        assertThat(api.get("/api/v1/me/xp-events?page=x", null).status()).isEqualTo(401);
    }

    @Test
    void answersInTheLanguageOfTheCaller() {
        var russian = api.request("GET", "/api/v1/nothing", null).header("Accept-Language", "ru-RU,en;q=0.5");
        assertThat(api.send(russian.build())
                        .json()
                        .path("error")
                        .path("message")
                        .asString())
                .isEqualTo("Здесь ничего нет.");
        assertThat(api.get("/api/v1/nothing", null)
                        .json()
                        .path("error")
                        .path("message")
                        .asString())
                .isEqualTo("There is nothing here.");
    }

    @Test
    void keepsGivenRequestIdsAndReplacesUnusableOnes() { // CORE-012
        var given = api.request("GET", "/api/v1/nothing", null).header("X-Request-ID", "abc-1.2_3");
        assertThat(api.send(given.build()).header("X-Request-ID")).isEqualTo("abc-1.2_3");
        var odd = api.request("GET", "/api/v1/nothing", null).header("X-Request-ID", "a b<script>");
        assertThat(api.send(odd.build()).header("X-Request-ID")).matches("[0-9a-f-]{36}");
    }

    @Test
    void changesWhatMayBeChangedAndSaysWhyNot() { // CORE-142
        var changed = api.send(
                "PATCH", "/api/v1/users/me", "{\"displayName\":\"Ева\",\"firstName\":null,\"extra\":1}", token);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.data().path("displayName").asString()).isEqualTo("Ева");
        var zone =
                api.send("PATCH", "/api/v1/me/settings", "{\"timezone\":\"Asia/Almaty\",\"language\":\"en\"}", token);
        assertThat(zone.data().path("timezone").asString()).isEqualTo("Asia/Almaty");
        assertThat(zone.data().path("language").asString()).isEqualTo("en");
        var again = api.send("PATCH", "/api/v1/me/settings", "{\"timezone\":\"UTC\"}", token);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.reason()).isEqualTo("TIMEZONE_TOO_SOON");
        assertThat(api.send("PUT", "/api/v1/users/me", "{\"username\":\"eva_" + clock.millis() % 100_000 + "\"}", token)
                        .status())
                .isEqualTo(200);
    }
}

package dev.krug.privacy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.Api.Answer;
import dev.krug.web.Api.SignedIn;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.node.MissingNode;

@ApiTest
class OwnDataEndpointsIT { // multi-bot 5.1, core 5.2

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private long telegramId;
    private SignedIn eva = new SignedIn("", "", MissingNode.getInstance());

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(2));
        telegramId = 5_800_000_000L + clock.millis() % 1_000_000_000;
        eva = api.signIn(telegramId, "Eva");
    }

    @Test
    void makesAFileOnceADay() {
        assertThat(get("/me/export").data().size()).isZero();
        var made = post("/me/export", null);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        var id = made.data().path("exportId").asString();
        assertThat(made.data().path("status").asString()).isEqualTo("ready");
        assertThat(made.header("Location")).isEqualTo("/api/v1/me/export/" + id);
        assertThat(get("/me/export/" + id).data().path("exportId").asString()).isEqualTo(id);
        assertThat(get("/me/export").data().size()).isEqualTo(1);
        var file = get("/me/export/" + id + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("application/json");
        assertThat(file.header("Content-Disposition")).contains("attachment", "krug-my-data.json");
        assertThat(file.json().path("users").get(0).path("tg_first_name").asString())
                .isEqualTo("Eva");

        var again = post("/me/export", null);
        assertThat(again.status()).isEqualTo(429);
        assertThat(again.code()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(again.reason()).isEqualTo("EXPORT_ONCE_A_DAY");
        assertThat(again.header("Retry-After")).isEqualTo("86400");
        assertThat(again.header("X-RateLimit-Remaining")).isEqualTo("0");
    }

    @Test
    void repeatsAKeyedWish() { // CORE-010
        var key = UUID.randomUUID().toString();
        var first = keyed(key);
        var second = keyed(key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.data().path("exportId")).isEqualTo(first.data().path("exportId"));
    }

    @Test
    void showsNobodysFileToOthers() {
        var id = post("/me/export", null).data().path("exportId").asString();
        var other = api.signIn(telegramId + 1, "Ivan").accessToken();
        assertThat(api.get("/api/v1/me/export/" + id, other).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/me/export/" + id + "/file", other).status()).isEqualTo(404);
        assertThat(get("/me/export/" + UUID.randomUUID() + "/file").status()).isEqualTo(404);
        assertThat(get("/me/export/none/file").status()).isEqualTo(400);
        assertThat(api.post("/api/v1/me/export", null, api.guest().accessToken())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void givesTheDataOfNowOnceAnHour() { // core 5.2
        var now = get("/users/me/export");
        assertThat(now.status()).isEqualTo(200);
        assertThat(now.json().path("token_families").size()).isEqualTo(1);
        assertThat(now.response().body()).doesNotContain("jti_hash", "init_data_hash");
        assertThat(get("/users/me/export").status()).isEqualTo(429);
    }

    @Test
    void forgetsWhoTypesTheWord() { // CORE-146
        ((TestClock) clock).advance(Duration.ofMinutes(10));
        var deleted = post("/users/me/delete", "{\"confirm\":\" удалить \"}");
        assertThat(deleted.status()).as(deleted.response().body()).isEqualTo(200);
        assertThat(deleted.data().path("deletedAt").asString())
                .isEqualTo(clock.instant().toString());
        assertThat(get("/users/me").status())
                .as("its tokens are refused at once")
                .isEqualTo(401);
        assertThat(api.post("/api/v1/auth/refresh", "{\"refreshToken\":\"" + eva.refreshToken() + "\"}", null)
                        .status())
                .isEqualTo(401);
        assertThat(post("/users/me/delete", "{\"confirm\":\"DELETE\"}").status())
                .isEqualTo(401);
        assertThat(number("select count(*) from users where telegram_id = " + telegramId))
                .isZero();
        var again = api.signIn(telegramId, "Eva");
        assertThat(again.user().path("id")).isNotEqualTo(eva.user().path("id"));
    }

    @Test
    void forgetsWhoHasJustSignedIn() { // CORE-146
        var stale = eva;
        ((TestClock) clock).advance(Duration.ofMinutes(6));
        var refused = post("/users/me/delete", "{\"confirm\":true}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("FRESH_SIGN_IN_REQUIRED");
        eva = api.signIn(telegramId, "Eva");
        assertThat(api.send("DELETE", "/api/v1/users/me", "{\"confirm\":true}", eva.accessToken())
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/users/me", stale.accessToken()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "{}",
                "{\"confirm\":false}",
                "{\"confirm\":\"yes\"}",
                "{\"confirm\":null}",
                "[]",
                "{\"confirm\":1}"
            })
    void wantsAConfirmation(@Nullable String body) {
        assertThat(post("/users/me/delete", body).status()).isEqualTo(400);
        assertThat(get("/users/me").status()).isEqualTo(200);
    }

    private Answer get(String path) {
        return api.get("/api/v1" + path, eva.accessToken());
    }

    private Answer post(String path, @Nullable String body) {
        return api.post("/api/v1" + path, body, eva.accessToken());
    }

    private Answer keyed(String key) {
        return api.send(api.request("POST", "/api/v1/me/export", null)
                .header("Authorization", "Bearer " + eva.accessToken())
                .header("Idempotency-Key", key)
                .build());
    }

    private long number(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }
}

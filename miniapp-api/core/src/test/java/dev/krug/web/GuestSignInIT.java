package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api.Answer;
import dev.krug.web.Api.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** CORE-101: guests who turn out to be somebody; and CORE-072: a reused token is told. */
@ApiTest
class GuestSignInIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    @BeforeEach
    void nextWindow() {
        ((TestClock) clock).advance(Duration.ofHours(1));
    }

    @Test
    void makesTheGuestTheUserWhenThePersonIsNew() {
        var guest = api.guest();
        var answer = launch(guest, 61_001, "Ева");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.data().path("isNew").booleanValue()).isTrue();
        var user = answer.data().path("user");
        assertThat(user.path("id")).isEqualTo(guest.user().path("id"));
        assertThat(user.path("userType").asString()).isEqualTo("registered");
        assertThat(user.path("displayName").asString()).startsWith("Ева");
        assertThat(user.path("telegram").path("id").longValue()).isEqualTo(61_001);
        var token = answer.data().path("accessToken").asString();
        assertThat(api.get("/api/v1/me/game-profile", token).status()).isEqualTo(200);
        assertThat(text("select status || ' ' || user_type from users where id = :id", guest))
                .isEqualTo("active registered");
    }

    @Test
    void endsTheLoginsThatTheGuestHad() {
        var guest = api.guest();
        assertThat(launch(guest, 61_002, "Eva").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/bots", guest.accessToken()).status()).isEqualTo(401);
        assertThat(refresh(guest).status()).isEqualTo(401);
    }

    @Test
    void mergesTheGuestIntoThePersonWhoIsKnown() {
        var eva = api.signIn(61_003, "Eva");
        var guest = api.guest();
        var answer = launch(guest, 61_003, "Eva");
        assertThat(answer.data().path("isNew").booleanValue()).isFalse();
        assertThat(answer.data().path("user").path("id")).isEqualTo(eva.user().path("id"));
        assertThat(text("select status || ' ' || merged_into from users where id = :id", guest))
                .isEqualTo("merged " + eva.user().path("id").asString());
        assertThat(text("select reason || ' ' || into_user_id from user_merges where from_user_id = :id", guest))
                .isEqualTo("guest_login " + eva.user().path("id").asString());
        assertThat(text("select revoke_reason from token_families where user_id = :id", guest))
                .isEqualTo("merged");
        assertThat(api.get("/api/v1/bots", guest.accessToken()).status()).isEqualTo(401);
        assertThat(api.get("/api/v1/users/me", eva.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void takesAGuestInOnce() {
        var guest = api.guest();
        var outcomes = Objects.requireNonNull(Flux.range(0, 4)
                .flatMap(
                        i -> Mono.fromCallable(() -> launch(guest, 61_010, "Eva"))
                                .subscribeOn(Schedulers.boundedElastic()),
                        4)
                .collectList()
                .block());
        assertThat(outcomes).allMatch(answer -> answer.status() == 200);
        assertThat(outcomes)
                .extracting(answer -> answer.data().path("user").path("id").asString())
                .containsOnly(guest.user().path("id").asString());
        assertThat(outcomes.stream()
                        .filter(answer -> answer.data().path("isNew").booleanValue()))
                .hasSize(1);
    }

    @Test
    void opensOneMoreLoginForARegisteredUsersToken() {
        var max = api.signIn(61_020, "Max");
        var eva = launch(max, 61_021, "Eva");
        assertThat(eva.data().path("user").path("id")).isNotEqualTo(max.user().path("id"));
        assertThat(api.get("/api/v1/users/me", max.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void leavesTheGuestAloneWhenTheLaunchIsForged() {
        var guest = api.guest();
        var forged = api.launchOf(61_030, "Eva").by("7000000009:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw");
        assertThat(exchange(guest, forged).status()).isEqualTo(401);
        assertThat(api.get("/api/v1/bots", guest.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void tellsTheUserThatATokenWasUsedTwice() { // CORE-072
        var eva = api.signIn(61_040, "Eva");
        assertThat(refresh(eva).status()).isEqualTo(200);
        assertThat(refresh(eva).reason()).isEqualTo("REFRESH_REUSED");
        assertThat(refresh(eva).status()).isEqualTo(401);
        assertThat(text("""
                        select count(*) || ' ' || min(category) || ' ' || min(level) || ' ' || min(priority)
                        from notifications where user_id = :id and type = 'refresh_reused' and title <> '' and body <> ''
                        """, eva)).isEqualTo("1 security warning high");
    }

    private Answer launch(SignedIn caller, long telegramId, String name) {
        return exchange(caller, api.launchOf(telegramId, name).by(Api.SPIN_TOKEN));
    }

    private Answer exchange(SignedIn caller, String initData) {
        return api.post(
                "/api/v1/auth/telegram/init-data",
                JSON.writeValueAsString(Map.of("initData", initData)),
                caller.accessToken());
    }

    private Answer refresh(SignedIn of) {
        return api.post("/api/v1/auth/refresh", "{\"refreshToken\":\"" + of.refreshToken() + "\"}", null);
    }

    private String text(String sql, SignedIn of) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("id", UUID.fromString(of.user().path("id").asString()))
                .map(row -> row.get(0, String.class))
                .one()
                .block());
    }
}

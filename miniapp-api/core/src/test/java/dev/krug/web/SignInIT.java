package dev.krug.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api.Answer;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Signing in, renewing and signing out over HTTP. */
@ApiTest
class SignInIT {

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @BeforeEach
    void nextWindow() {
        // Every test of this class signs in from one address.
        ((TestClock) clock).advance(Duration.ofHours(1));
    }

    @Test
    void exchangesALaunchForTokensOfTheBotThatFits() { // CORE-034, CORE-039
        var answer = api.exchange(
                api.launchOf(501, "Анна").with("start_param", "p-profile").by(Api.QUIZ_TOKEN));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().path("bot").asString()).isEqualTo("quiz_bot");
        assertThat(answer.data().path("startParam").asString()).isEqualTo("p-profile");
        assertThat(answer.data().path("isNew").booleanValue()).isTrue();
        assertThat(answer.data().path("tokenType").asString()).isEqualTo("Bearer");
        assertThat(answer.data().path("user").path("displayName").asString()).startsWith("Анна");
        var me = api.get("/api/v1/users/me", answer.data().path("accessToken").asString());
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.data().path("telegram").path("id").longValue()).isEqualTo(501);
        assertThat(me.data().path("game").path("level").intValue()).isEqualTo(1);
    }

    @Test
    void refusesAForgedLaunchWithItsReason() {
        var forged = api.exchange(api.launchOf(502, "Eva").by("7000000009:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"));
        assertThat(forged.status()).isEqualTo(401);
        assertThat(forged.code()).isEqualTo("UNAUTHORIZED");
        assertThat(forged.reason()).isEqualTo("HASH_MISMATCH");
        assertThat(forged.json().path("meta").path("requestId").asString()).isEqualTo(forged.header("X-Request-ID"));
    }

    @Test
    void triesOnlyTheBotThatIsNamed() { // CORE-034
        var launch = api.launchOf(503, "Eva").by(Api.QUIZ_TOKEN);
        assertThat(named(launch, "quiz_bot").status()).isEqualTo(200);
        assertThat(named(launch, "spin_bot").reason()).isEqualTo("HASH_MISMATCH");
        assertThat(named(launch, "nobody").reason()).isEqualTo("UNKNOWN_BOT");
    }

    @Test
    void exchangesOneLaunchTenTimesAndNotOnceMore() { // CORE-038
        var launch = api.launchOf(504, "Eva").by(Api.SPIN_TOKEN);
        for (int i = 0; i < 10; i++) {
            assertThat(api.exchange(launch).status()).isEqualTo(200);
        }
        assertThat(api.exchange(launch).reason()).isEqualTo("REPLAYED");
    }

    @Test
    void opensNoLoginFromALaunchAfterLogout() { // CORE-038, CORE-074
        var launch = api.launchOf(505, "Eva").by(Api.SPIN_TOKEN);
        var eva = api.signedIn(api.exchange(launch));
        assertThat(api.post("/api/v1/auth/logout", null, eva.accessToken()).status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/users/me", eva.accessToken()).status()).isEqualTo(401);
        assertThat(refresh(eva.refreshToken()).reason()).isEqualTo("TOKEN_INVALID");
        assertThat(api.exchange(launch).reason()).isEqualTo("REPLAYED");
    }

    @Test
    void renewsOnceAndEndsTheLoginOnTheSecondUse() { // CORE-072
        var eva = api.signIn(506, "Eva");
        var renewed = refresh(eva.refreshToken());
        assertThat(renewed.status()).isEqualTo(200);
        var next = api.signedIn(renewed);
        assertThat(api.get("/api/v1/users/me", next.accessToken()).status()).isEqualTo(200);
        assertThat(refresh(eva.refreshToken()).reason()).isEqualTo("REFRESH_REUSED");
        assertThat(api.get("/api/v1/users/me", next.accessToken()).status()).isEqualTo(401);
        assertThat(refresh(next.refreshToken()).reason()).isEqualTo("TOKEN_INVALID");
    }

    @Test
    void letsAtMostOneOfTwentyParallelUsesThrough() throws InterruptedException { // CORE-710
        var eva = api.signIn(507, "Eva");
        var statuses = new ConcurrentLinkedQueue<Integer>();
        try (var workers = Executors.newFixedThreadPool(20)) {
            IntStream.range(0, 20)
                    .forEach(i -> workers.execute(
                            () -> statuses.add(refresh(eva.refreshToken()).status())));
            workers.shutdown();
            assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(statuses).hasSize(20).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 401);
        assertThat(api.get("/api/v1/users/me", eva.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void keepsTokensOfOneKindOutOfTheOthersPlace() { // CORE-071
        var eva = api.signIn(508, "Eva");
        assertThat(refresh(eva.accessToken()).reason()).isEqualTo("TOKEN_INVALID");
        assertThat(api.get("/api/v1/users/me", eva.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void listsLoginsAndEndsThemOneByOneOrAll() { // CORE-073
        var phone = api.signIn(509, "Eva");
        var desk = api.signIn(509, "Eve");
        var list = api.get("/api/v1/auth/sessions", desk.accessToken());
        assertThat(list.data().size()).isEqualTo(2);
        assertThat(list.json().path("pagination").path("total").intValue()).isEqualTo(2);
        var other = list.data()
                .valueStream()
                .filter(s -> !s.path("current").booleanValue())
                .findFirst()
                .orElseThrow();
        assertThat(other.path("bot").asString()).isEqualTo("spin_bot");
        var path = "/api/v1/auth/sessions/" + other.path("id").asString();
        var stranger = api.signIn(510, "Max");
        assertThat(api.send("DELETE", path, null, stranger.accessToken()).status())
                .isEqualTo(404);
        assertThat(api.send("DELETE", path, null, desk.accessToken()).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/users/me", phone.accessToken()).status()).isEqualTo(401);
        var all = api.post("/api/v1/auth/logout-all", null, desk.accessToken());
        assertThat(all.data().path("revoked").intValue()).isEqualTo(1);
        assertThat(api.get("/api/v1/users/me", desk.accessToken()).status()).isEqualTo(401);
        // A token of the same second, issued afterwards, counts.
        assertThat(api.get("/api/v1/users/me", api.signIn(509, "Eve").accessToken())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsGuestsLookAndNotPlay() { // CORE-100
        var guest = api.guest();
        assertThat(guest.user().path("userType").asString()).isEqualTo("guest");
        assertThat(api.get("/api/v1/bots", guest.accessToken()).status()).isEqualTo(200);
        var refused = api.get("/api/v1/me/game-profile", guest.accessToken());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("REGISTRATION_REQUIRED");
    }

    @Test
    void givesBrowsersTheRefreshTokenAsACookie() { // CORE-077
        var launch = api.launchOf(511, "Eva").by(Api.SPIN_TOKEN);
        var answer = api.send(api.request("POST", "/api/v1/auth/telegram/init-data", "{}")
                .header("Authorization", "tma " + launch)
                .header("X-Client", "web")
                .build());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().has("refreshToken")).isFalse();
        var cookie = Objects.requireNonNull(answer.header("Set-Cookie"));
        assertThat(cookie)
                .containsIgnoringCase("; HttpOnly")
                .contains("krug_refresh=", "SameSite=Lax", "Path=/api/v1/auth");
        var pair = cookie.substring(0, cookie.indexOf(';'));
        var bare = api.request("POST", "/api/v1/auth/refresh", "{}").header("Cookie", pair);
        assertThat(api.send(bare.build()).reason()).isEqualTo("CSRF_HEADER_MISSING");
        var own = api.request("POST", "/api/v1/auth/refresh", "{}")
                .header("Cookie", pair)
                .header("X-Requested-With", "krug");
        assertThat(api.send(own.build()).status()).isEqualTo(200);
    }

    @Test
    void publishesTheKeysThatVerifyItsTokens() throws GeneralSecurityException { // CORE-075
        var keys = api.get("/.well-known/jwks.json", null);
        assertThat(keys.header("Cache-Control")).isEqualTo("public, max-age=300");
        var key = keys.json().path("keys").path(0);
        assertThat(key.propertyNames()).containsExactlyInAnyOrder("kty", "kid", "use", "alg", "n", "e");
        var token = api.signIn(512, "Eva").accessToken().split("\\.");
        var rsa =
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(rsa);
        verifier.update((token[0] + "." + token[1]).getBytes(UTF_8));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(token[1]), UTF_8))
                .contains("\"iss\":\"krug\"", "\"role\":\"member\"", "\"ut\":\"registered\"", "\"bot\":\"spin_bot\"");
    }

    @Test
    void letsNoTokenLiveLongerThanItSays() { // CORE-070
        var eva = api.signIn(513, "Eva");
        ((TestClock) clock).advance(Duration.ofMinutes(16));
        assertThat(api.get("/api/v1/users/me", eva.accessToken()).status()).isEqualTo(401);
        assertThat(refresh(eva.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void limitsExchangesPerAddress() { // CORE-530
        Answer last;
        int tries = 0;
        do {
            last = api.exchange("a=1");
            tries++;
        } while (last.status() == 401 && tries < 40);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(last.header("X-RateLimit-Limit")).isEqualTo("30");
        assertThat(last.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(last.header("Retry-After")).isNotNull();
    }

    private Answer named(String launch, String bot) {
        return api.post(
                "/api/v1/auth/telegram/init-data", "{\"initData\":\"" + launch + "\",\"bot\":\"" + bot + "\"}", null);
    }

    private Answer refresh(String token) {
        return api.post("/api/v1/auth/refresh", "{\"refreshToken\":\"" + token + "\"}", null);
    }

    private static BigInteger number(JsonNode key, String part) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(part).asString()));
    }
}

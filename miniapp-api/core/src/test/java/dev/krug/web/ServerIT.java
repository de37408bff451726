package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What surrounds every answer: headers, probes, description. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ServerIT {

    @Autowired
    Api api;

    @Autowired
    Draining draining;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/health", "/.well-known/jwks.json"})
    void protectsAnswers(String path) { // CORE-531
        var answer = api.get(path, null);
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-XSS-Protection")).isEqualTo("0");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void letsTelegramFrameThePages() { // CORE-531, CORE-533
        var page = api.get("/m/profile", null);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Frame-Options")).isNull();
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self' https://telegram.org 'sha256-")
                .endsWith("frame-ancestors https://web.telegram.org https://*.telegram.org");
        var script = page.response().body().replaceFirst("(?s).*<script type=\"module\" src=\"([^\"]+)\".*", "$1");
        assertThat(api.get(script, null).header("Cache-Control")).contains("max-age=86400");
    }

    @Test
    void tellsWhetherItLivesAndIsReady() { // CORE-534
        assertThat(api.get("/health", null).json().path("status").asString()).isEqualTo("ok");
        var text = api.request("GET", "/health", null).header("Accept", "text/plain");
        assertThat(api.send(text.build()).response().body()).isEqualTo("OK");
        assertThat(api.get("/ready", null).json().path("activeRequests").intValue())
                .isZero();
        assertThat(api.get("/health/ready", null).status()).isEqualTo(200);
        assertThat(api.get("/ping", null).response().body()).isEqualTo("{\"pong\":true}");
        assertThat(api.get("/metrics", null).response().body()).contains("jvm_memory_used_bytes");
        var proxied = api.request("GET", "/metrics", null).header("X-Forwarded-For", "203.0.113.7");
        assertThat(api.send(proxied.build()).status()).isEqualTo(404);
    }

    @Test
    void refusesNewRequestsWhileItStops() { // CORE-534
        draining.stop();
        try {
            assertThat(api.get("/api/v1/bots", null).status()).isEqualTo(503);
            assertThat(api.get("/ready", null).json().path("status").asString()).isEqualTo("shutting_down");
            assertThat(api.get("/health", null).status()).isEqualTo(200);
        } finally {
            draining.start();
        }
    }

    @Test
    void describesItself() { // ruling 12
        var whole = api.get("/openapi.json", null);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.json().path("paths").propertyNames())
                .contains("/api/v1/auth/telegram/init-data", "/api/v1/users/me", "/api/v1/me/trainings/{id}");
        assertThat(api.get("/openapi.json/multi-bot", null).json().path("paths").propertyNames())
                .contains("/api/v1/leaderboards/xp")
                .doesNotContain("/api/v1/users/me");
        assertThat(api.get("/openapi.json/core", null).json().path("paths").propertyNames())
                .contains("/api/v1/users/me")
                .doesNotContain("/api/v1/leaderboards/xp");
        assertThat(api.get("/docs", null).status()).isIn(200, 302, 307);
    }

    @Test
    void answersOnlyKnownOriginsAcross() { // CORE-532
        var strange = api.request("GET", "/api/v1/bots", null).header("Origin", "https://evil.example");
        assertThat(api.send(strange.build()).header("Access-Control-Allow-Origin"))
                .isNull();
        var own = api.request("GET", "/api/v1/bots", null).header("Origin", "http://localhost:3000");
        assertThat(api.send(own.build()).header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
    }

    @Test
    void neverPrintsASecret(CapturedOutput output) { // CORE-720
        var launch = api.launchOf(701, "Eva").by(Api.SPIN_TOKEN);
        var eva = api.signedIn(api.exchange(launch));
        var answers = new StringBuilder();
        for (var path :
                new String[] {"/api/v1/users/me", "/api/v1/auth/sessions", "/api/v1/me/game-profile", "/metrics"}) {
            answers.append(api.get(path, eva.accessToken()).response().body());
        }
        answers.append(api.exchange(launch + "x").response().body());
        answers.append(api.post("/api/v1/auth/refresh", "{\"refreshToken\":\"" + eva.refreshToken() + "x\"}", null)
                .response()
                .body());
        var hash = launch.substring(launch.indexOf("&hash=") + 6);
        assertThat(answers + output.getAll())
                .doesNotContain(Api.SPIN_TOKEN, Api.QUIZ_TOKEN, eva.accessToken(), eva.refreshToken(), hash)
                .doesNotContain("a-key-that-only-tests-may-use");
    }
}

package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What surrounds every answer: headers, probes, description. */
@ApiTest
@Import(ServerIT.Saying.class)
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
        assertThat(api.get("/docs", null).header("Location")).isEqualTo("/swagger-ui/index.html");
        assertThat(api.get("/swagger-ui/index.html", null).header("Content-Security-Policy"))
                .startsWith("default-src 'self'");
    }

    @Test
    void describesEveryAnswerAndWhoIsLetIn() { // ruling 12
        var api3 = api.get("/openapi.json", null).json();
        assertThat(api3.path("openapi").asString()).startsWith("3.");
        var security = api3.path("components").path("securitySchemes").propertyNames();
        int operations = 0;
        for (var path : api3.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations++;
                var name = operation.getKey() + " " + path.getKey();
                var described = operation.getValue();
                assertThat(described.path("responses").propertyNames())
                        .as(name)
                        .contains("500", "503")
                        .containsAnyOf("200", "201");
                for (var answer : described.path("responses").properties()) {
                    assertThat(answer.getValue().path("description").asString())
                            .as(name)
                            .isNotEmpty();
                    if (answer.getKey().startsWith("4") || answer.getKey().startsWith("5")) {
                        assertThat(answer.getValue()
                                        .at("/content/application~1json/schema/$ref")
                                        .asString())
                                .as(name)
                                .isEqualTo("#/components/schemas/ApiError");
                    }
                }
                assertThat(described.has("security")).as(name).isTrue();
                if (!described.path("security").isEmpty()) {
                    assertThat(described.path("responses").propertyNames())
                            .as(name)
                            .contains("401", "403", "429");
                    assertThat(security)
                            .as(name)
                            .containsAll(described.path("security").path(0).propertyNames());
                }
                for (var parameter : described.path("parameters")) {
                    assertThat(parameter.path("name").asString()).as(name).isNotEmpty();
                    assertThat(parameter.path("in").asString()).as(name).isIn("path", "query", "header", "cookie");
                }
            }
        }
        assertThat(operations).isGreaterThan(25);
        assertThat(api3.at("/paths/~1api~1v1~1auth~1guest/post/security")).isEmpty();
        assertThat(api3.at("/paths/~1api~1v1~1users~1me/get/security")).isNotEmpty();
        assertThat(references(api3))
                .allMatch(reference -> !api3.at(reference.substring(1)).isMissingNode());
    }

    private static Set<String> references(JsonNode node) {
        return node.findValues("$ref").stream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    @Test
    void namesRequestAndUserInLogLines() { // CORE-012
        var eva = api.signIn(702, "Eva");
        var lines = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger("dev.krug.web");
        lines.start();
        log.addAppender(lines);
        try {
            for (var id : List.of("said-1", "said-2")) {
                var request = api.request("GET", "/test/" + id, null)
                        .header("Authorization", "Bearer " + eva.accessToken())
                        .header("X-Request-ID", id);
                assertThat(api.send(request.build()).status()).isEqualTo(id.equals("said-1") ? 200 : 500);
            }
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getMDCPropertyMap)
                .hasSize(3)
                .allMatch(ids -> eva.user().path("id").asString().equals(ids.get("userId")))
                .extracting(ids -> ids.get("requestId"))
                .containsExactly("said-1", "said-2", "said-2");
    }

    /** Says something while it answers, or fails. */
    @TestConfiguration(proxyBeanMethods = false)
    @RestController
    static class Saying {

        @GetMapping("/test/{id}")
        Mono<String> say(@PathVariable String id) {
            return Mono.delay(Duration.ofMillis(1)).map(tick -> {
                LoggerFactory.getLogger("dev.krug.web.Saying").info("Said");
                if (id.equals("said-2")) {
                    throw new IllegalStateException("It was meant to fail");
                }
                return id;
            });
        }
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

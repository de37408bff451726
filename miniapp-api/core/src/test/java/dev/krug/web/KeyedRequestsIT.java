package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** CORE-010 and CORE-729 over HTTP. */
@ApiTest
class KeyedRequestsIT {

    private static final String ME = "/api/v1/users/me";

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    private String token = "";
    private UUID user = new UUID(0, 0);

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1));
        var eva = api.signIn(40_000 + clock.millis() % 1_000_000_000, "Eva");
        token = eva.accessToken();
        user = UUID.fromString(eva.user().path("id").asString());
    }

    @Test
    void answersARepeatedRequestWithTheStoredAnswer() {
        var first = patch(ME, "one", "{\"displayName\":\"Ева\",\"gender\":\"female\"}");
        var again = patch(ME, "one", " {\"gender\" : \"female\", \"displayName\":\"Ева\"}");
        assertThat(first.status()).as(first.response().body()).isEqualTo(200);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Content-Type")).startsWith("application/json");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void executesOnceHoweverManyComeAtOnce() { // CORE-729
        var answers = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(
                        i -> Mono.fromCallable(() -> patch(ME, "parallel", "{\"displayName\":\"Eve\"}"))
                                .subscribeOn(Schedulers.boundedElastic()),
                        8)
                .collectList()
                .block());
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(new HashSet<>(
                        answers.stream().map(answer -> answer.response().body()).toList()))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header("Idempotent-Replayed") == null))
                .hasSize(1);
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatCameWithSomethingElse() {
        assertThat(patch(ME, "two", "{\"displayName\":\"A\"}").status()).isEqualTo(200);
        var other = patch(ME, "two", "{\"displayName\":\"B\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.reason()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void keepsKeysOfEndpointsAndOfPeopleApart() {
        assertThat(patch(ME, "three", "{\"hideFromLeaderboard\":true}").status())
                .isEqualTo(200);
        var settings = patch("/api/v1/me/settings", "three", "{\"quietEnabled\":false}");
        assertThat(settings.status()).isEqualTo(200);
        assertThat(settings.header("Idempotent-Replayed")).isNull();
        token = api.signIn(31, "Max").accessToken();
        var other = patch(ME, "three", "{\"hideFromLeaderboard\":true}");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("Idempotent-Replayed")).isNull();
        assertThat(patch("/api/v1/auth/me", "three", "{\"hideFromLeaderboard\":true}")
                        .header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void storesNoErrors() {
        assertThat(patch("/api/v1/me/settings", "four", "{\"timezone\":\"Asia/Almaty\"}")
                        .status())
                .isEqualTo(200);
        var refused = patch(ME, "five", "{\"timezone\":\"UTC\"}");
        assertThat(refused.reason()).isEqualTo("TIMEZONE_TOO_SOON");
        assertThat(patch(ME, "five", "{\"displayName\":").status()).isEqualTo(400);
        ((TestClock) clock).advance(Duration.ofDays(8));
        token = api.signIn(40_000 + clock.millis() % 1_000_000_000, "Eva").accessToken();
        assertThat(patch(ME, "five", "{\"timezone\":\"UTC\"}").status()).isEqualTo(200);
    }

    @Test
    void worksAgainWhenTheKeyRanOut() {
        assertThat(patch(ME, "six", "{\"displayName\":\"A\"}").status()).isEqualTo(200);
        database.sql("update idempotency_keys set expires_at = :past where user_id = :user")
                .bind("past", clock.instant())
                .bind("user", user)
                .then()
                .block();
        var later = patch(ME, "six", "{\"displayName\":\"B\"}");
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.data().path("displayName").asString()).isEqualTo("B");
    }

    @Test
    void saysWhenTheFirstRequestIsStillRunning() {
        var whileRunning = database.sql("""
                        insert into idempotency_keys (user_id, scope, key, request_hash, state, expires_at)
                        values (:user, 'UserEndpoints.change', 'seven', '-', 'running', :later)
                        """)
                .bind("user", user)
                .bind("later", clock.instant().plus(Duration.ofHours(24)))
                .then()
                .then(Mono.fromCallable(() -> patch(ME, "seven", "{}")).subscribeOn(Schedulers.boundedElastic()))
                .as(transaction::transactional)
                .block();
        assertThat(Objects.requireNonNull(whileRunning).status()).isEqualTo(409);
        assertThat(whileRunning.reason()).isEqualTo("IDEMPOTENCY_IN_PROGRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb"})
    void refusesKeysThatAreNone(String key) {
        assertThat(patch(ME, key, "{}").status()).isEqualTo(400);
        assertThat(patch(ME, "x".repeat(256), "{}")
                        .json()
                        .path("error")
                        .path("details")
                        .propertyNames())
                .containsExactly("Idempotency-Key");
        assertThat(patch(ME, "x".repeat(255), "{}").status()).isEqualTo(200);
    }

    @Test
    void asksForASignInAllTheSame() {
        var anonymous = api.request("PATCH", ME, "{}").header("Idempotency-Key", "eight");
        assertThat(api.send(anonymous.build()).status()).isEqualTo(401);
    }

    private Answer patch(String path, String key, String body) {
        return api.send(api.request("PATCH", path, body)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .build());
    }

    private long changes() {
        return Objects.requireNonNull(database.sql("select version from users where id = :user")
                .bind("user", user)
                .map(row -> row.get("version", Long.class))
                .one()
                .block());
    }
}

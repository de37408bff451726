package dev.krug.quiz.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.quiz.Duels;
import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;

@ApiTest
class QuizDuelsIT { // MB section 5.4

    private static long nextTelegramId = 5_400_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    @Autowired
    Duels duels;

    @Autowired
    TransactionalOperator transaction;

    private Contestant eva;
    private Contestant ben;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(25)); // limits and free games begin anew
        eva = new Contestant(api, database, nextTelegramId++, "Eva");
        ben = new Contestant(api, database, nextTelegramId++, "Ben");
    }

    @Test
    void isPlayedByTwo() { // MB-621 to MB-624
        var made = eva.keyed("/quiz/duels", "duel-1", "{\"language\":\"en\"}");
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        var code = made.data().path("code").asString();
        assertThat(made.header("Location")).isEqualTo("/api/v1/quiz/duels/" + code);
        assertThat(made.data().path("link").asString()).isEqualTo("https://t.me/krug_quiz_bot?start=duel_" + code);
        assertThat(made.data().path("acceptUntil").asString())
                .isEqualTo(clock.instant().plus(Duration.ofHours(24)).toString());
        assertThat(eva.post(path(code, "/start"), null).reason()).isEqualTo("NOT_ACCEPTED");
        assertThat(eva.post(path(code, "/accept"), null).reason()).isEqualTo("OWN_DUEL");
        assertThat(ben.get(path(code, "")).data().path("role").asString()).isEqualTo("guest");

        var accepted = ben.post(path(code, "/accept"), null).data();
        assertThat(accepted.path("status").asString()).isEqualTo("accepted");
        assertThat(accepted.path("role").asString()).isEqualTo("opponent");
        var late = new Contestant(api, database, nextTelegramId++, "Late");
        var taken = late.post(path(code, "/accept"), null);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.reason()).isEqualTo("TAKEN");
        assertThat(late.get(path(code, "")).status()).isEqualTo(404);
        assertThat(late.post(path(code, "/start"), null).status()).isEqualTo(404);

        var evas = eva.post(path(code, "/start"), null);
        assertThat(evas.status()).isEqualTo(201);
        assertThat(evas.data().path("size").asInt()).isEqualTo(7);
        eva.play(evas.data(), true);
        var hidden = ben.get(path(code, "")).data();
        assertThat(hidden.path("challenger").path("progress").asString()).isEqualTo("done");
        assertThat(hidden.path("challenger").path("score").isNull()).isTrue();
        assertThat(eva.get(path(code, ""))
                        .data()
                        .path("challenger")
                        .path("score")
                        .asInt())
                .isPositive();
        assertThat(eva.post(path(code, "/start"), null).reason()).isEqualTo("PLAYED");
        ben.play(ben.post(path(code, "/start"), null).data(), false);

        var decided = ben.get(path(code, "")).data();
        assertThat(decided.path("status").asString()).isEqualTo("finished");
        assertThat(decided.path("result").asString()).isEqualTo("lost");
        assertThat(decided.path("challenger").path("score").asInt()).isPositive();
        assertThat(decided.path("xp").isNull()).isTrue();
        settle();
        var settled = eva.get(path(code, "")).data();
        assertThat(settled.path("result").asString()).isEqualTo("won");
        assertThat(settled.path("xp").asInt()).isEqualTo(30);
        assertThat(settled.path("rating").toString()).isEqualTo("{\"before\":1000,\"after\":1016}");
        assertThat(eva.get("/quiz/stats/me").data().path("duels").path("won").asInt())
                .isEqualTo(1);
        assertThat(eva.get("/quiz/duels?state=finished").data()).hasSize(1);
        assertThat(eva.get("/quiz/duels?state=open").data()).isEmpty();
    }

    @Test
    void isTakenBackDeclinedOrTooLate() { // MB-621
        var cancelled = challenge();
        assertThat(ben.post(path(cancelled, "/cancel"), null).status()).isEqualTo(404);
        assertThat(eva.post(path(cancelled, "/cancel"), null)
                        .data()
                        .path("status")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(refused(cancelled)).isEqualTo("CANCELLED");
        var declined = challenge();
        ben.post(path(declined, "/decline"), null);
        assertThat(refused(declined)).isEqualTo("DECLINED");
        var late = challenge();
        ((TestClock) clock).advance(Duration.ofHours(24));
        ben = new Contestant(api, database, nextTelegramId++, "Ben"); // tokens do not live that long
        assertThat(refused(late)).isEqualTo("EXPIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|400|language",
                "{\"language\":\"de\"}|400|language",
                "{\"language\":5}|400|language",
                "{\"language\":\"en\",\"category\":\"A B\"}|400|category",
                "{\"language\":\"en\",\"category\":\"nothing\"}|422|reason",
                "[]|400|body"
            })
    void namesWhatIsWrongWithAChallenge(String body, int status, String field) {
        var answer = eva.post("/quiz/duels", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"/quiz/duels?state=over,400", "/quiz/duels?limit=0,400", "/quiz/duels/nobody,404"})
    void namesWhatIsWrongWithAnAddress(String path, int status) {
        assertThat(eva.get(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"accept", "decline", "cancel", "start"})
    void knowsNoOtherDuels(String what) {
        assertThat(eva.post(path("nobody", "/" + what), null).status()).isEqualTo(404);
        assertThat(eva.post(path("%F0%9F%92%A9", "/" + what), null).status()).isEqualTo(404);
    }

    private String refused(String code) {
        var refused = ben.post(path(code, "/accept"), null);
        assertThat(refused.status()).isEqualTo(422);
        return refused.reason();
    }

    private String challenge() {
        JsonNode made = eva.post("/quiz/duels", "{\"language\":\"ru\",\"category\":\"spin\"}")
                .data();
        return made.path("code").asString();
    }

    private void settle() {
        for (var id : Objects.requireNonNull(duels.due(100).collectList().block())) {
            transaction.transactional(duels.settle(id)).block();
        }
    }

    private static String path(String code, String rest) {
        return "/quiz/duels/" + code + rest;
    }
}

package dev.krug.quiz.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.quiz.GameSpec;
import dev.krug.quiz.Quizzes;
import dev.krug.quiz.Started;
import dev.krug.testing.TestClock;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;

@ApiTest
class QuizGamesIT { // MB section 5.4

    private static long nextTelegramId = 5_300_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    @Autowired
    Quizzes quizzes;

    @Autowired
    Users users;

    @Autowired
    TransactionalOperator transaction;

    private Contestant eva;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(25)); // limits and free games begin anew
        eva = new Contestant(api, database, nextTelegramId++, "Eva");
    }

    @Test
    void aGameIsPlayedFromItsStartToItsReview() { // MB-614, MB-619
        var started = eva.begin("{\"mode\":\"classic\",\"size\":5}");
        assertThat(started.status()).as(started.response().body()).isEqualTo(201);
        var game = started.data();
        assertThat(started.header("Location"))
                .isEqualTo("/api/v1/quiz/games/" + game.path("gameId").asString());
        assertThat(game.path("size").asInt()).isEqualTo(5);
        assertThat(game.path("question").path("text").asString()).isNotEmpty();
        assertThat(started.response().body()).doesNotContain("\"correct\":[", "correctAnswer", "explanation");

        ((TestClock) clock).advance(Duration.ofSeconds(2));
        var first = eva.answer(game, 1, eva.right(game, 1)).data();
        assertThat(first.path("outcome").asString()).isEqualTo("correct");
        assertThat(first.path("points").asInt()).isPositive();
        assertThat(first.path("next").path("position").asInt()).isEqualTo(2);
        assertThat(first.path("next").path("question").path("id").asString()).isNotEmpty();
        assertThat(first.path("next").path("deadlineAt").asString()).isNotEmpty();
        assertThat(first.path("score").asInt()).isEqualTo(first.path("points").asInt());
        var wrong = eva.answer(game, 2, eva.wrong(game, 2)).data();
        assertThat(wrong.path("outcome").asString()).isEqualTo("wrong");
        assertThat(wrong.path("correctAnswer").toString()).isEqualTo(eva.right(game, 2));
        for (int position = 3; position <= 4; position++) {
            eva.answer(game, position, eva.right(game, position));
        }
        assertThat(eva.get(path(game, "/result")).reason()).isEqualTo("NOT_FINISHED");
        var last = eva.answer(game, 5, eva.right(game, 5)).data();
        assertThat(last.path("next").isNull()).isTrue();
        var result = last.path("result");
        assertThat(result.path("correct").asInt()).isEqualTo(4);
        assertThat(result.path("xp").asInt()).isEqualTo(result.path("score").asInt() / 4);
        assertThat(result.path("newBadges").toString()).contains("quiz_first");
        assertThat(result.path("review")).hasSize(5);

        var again = eva.get(path(game, "/result")).data();
        assertThat(again.path("score")).isEqualTo(result.path("score"));
        assertThat(again.path("newBadges")).isEqualTo(result.path("newBadges"));
        assertThat(again.path("review")).isEqualTo(result.path("review"));
        assertThat(eva.get(path(game, "")).data().path("status").asString()).isEqualTo("finished");
        var stats = eva.get("/quiz/stats/me").data();
        assertThat(stats.path("games").asInt()).isEqualTo(1);
        assertThat(stats.path("accuracy").asInt()).isEqualTo(80);
        assertThat(stats.path("rating").asInt()).isEqualTo(1000);
        assertThat(stats.path("xpToday")).isEqualTo(result.path("xp"));
    }

    @Test
    void whatWasAnsweredLastIsAnsweredAgainAlike() { // MB-614
        var game = eva.begin("{\"mode\":\"classic\",\"size\":5}").data();
        var first = eva.answer(game, 1, eva.right(game, 1)).data();
        var repeated = eva.answer(game, 1, eva.wrong(game, 1));
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.data().path("outcome")).isEqualTo(first.path("outcome"));
        assertThat(repeated.data().path("points")).isEqualTo(first.path("points"));
        assertThat(repeated.data().path("next").path("position").asInt()).isEqualTo(2);
        assertThat(eva.answer(game, 3, "true").reason()).isEqualTo("WRONG_POSITION");
        eva.answer(game, 2, eva.right(game, 2));
        assertThat(eva.answer(game, 1, eva.right(game, 1)).status()).isEqualTo(409);
        assertThat(eva.get(path(game, "")).data().path("score").asInt()).isPositive();
        var last = eva.answer(game, 2, eva.right(game, 2));
        for (int position = 3; position <= 5; position++) {
            last = eva.answer(game, position, eva.right(game, position));
        }
        var lastAgain = eva.answer(game, 5, eva.wrong(game, 5));
        assertThat(lastAgain.data().path("result").path("score"))
                .isEqualTo(last.data().path("result").path("score"));
    }

    @Test
    void theNextQuestionWaitsWhereItIsHeldBackAndAfterATimeout() { // MB-613
        var game = eva.begin("{\"mode\":\"classic\",\"size\":5}").data();
        var held = eva.hold(game, 1, eva.right(game, 1)).data().path("next");
        assertThat(held.path("question").isNull()).isTrue();
        assertThat(held.path("last").path("position").asInt()).isEqualTo(1);
        assertThat(eva.answer(game, 2, "true").reason()).isEqualTo("WRONG_POSITION");
        var second = eva.post(path(game, "/next"), null).data();
        assertThat(second.path("position").asInt()).isEqualTo(2);
        assertThat(second.path("remainingMs").asLong())
                .isEqualTo(second.path("question").path("limitSec").asLong() * 1000);
        assertThat(eva.post(path(game, "/next"), null).data().path("position").asInt())
                .as("not twice")
                .isEqualTo(2);

        ((TestClock) clock)
                .advance(Duration.ofSeconds(
                                second.path("question").path("limitSec").asInt())
                        .plusMillis(1001));
        var late = eva.answer(game, 2, eva.right(game, 2)).data();
        assertThat(late.path("outcome").asString()).isEqualTo("timeout");
        assertThat(late.path("next").path("question").isNull()).isTrue();
        assertThat(eva.post(path(game, "/next"), null).data().path("position").asInt())
                .isEqualTo(3);
    }

    @Test
    void oneGameRunsWhereverItWasBegun() { // MB-611
        var user = user();
        var started = transaction
                .transactional(quizzes.start(user, GameSpec.classic(5), 7, 4242L))
                .block();
        var card = ((Started.Begun) started).card();
        assertThat(eva.begin("{\"mode\":\"classic\"}").reason()).isEqualTo("GAME_ACTIVE");
        var running = eva.get("/quiz/games?status=active").data();
        assertThat(running).hasSize(1);
        var game = running.path(0);
        assertThat(game.path("gameId").asString()).isEqualTo(card.game().value().toString());
        assertThat(eva.get(path(game, "")).data().path("question").path("text").asString())
                .isEqualTo(card.question().text());
        assertThat(eva.answer(game, 1, eva.right(game, 1))
                        .data()
                        .path("outcome")
                        .asString())
                .isEqualTo("correct");
        assertThat(eva.post(path(game, "/abort"), null)
                        .data()
                        .path("result")
                        .path("correct")
                        .asInt())
                .isEqualTo(1);
        assertThat(eva.get("/quiz/games?status=active").data()).isEmpty();

        var other = eva.begin("{\"mode\":\"classic\",\"size\":5}").data();
        assertThat(transaction.transactional(quizzes.resume(user, 4243L)).block())
                .isNotNull();
        assertThat(transaction.transactional(quizzes.stop(user)).block()).isNotNull();
        var aborted = eva.post(path(other, "/abort"), null).data();
        assertThat(aborted.path("status").asString()).isEqualTo("aborted");
        assertThat(eva.get(path(other, "/result")).reason()).isEqualTo("ABORTED");
    }

    @Test
    void aRepeatedStartIsOneGame() { // CORE-010
        var body = "{\"mode\":\"classic\",\"size\":5}";
        var first = eva.keyed("/quiz/games", "start-1", body);
        var again = eva.keyed("/quiz/games", "start-1", body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(eva.keyed("/quiz/games", "start-2", body).reason()).isEqualTo("GAME_ACTIVE");
    }

    @Test
    void refusesByTheRules() { // MB-611, MB-612, MB-301
        assertThat(eva.begin("{\"mode\":\"category\",\"category\":\"spin\",\"size\":20}")
                        .reason())
                .isEqualTo("QUIZ_NOT_ENOUGH");
        var daily = eva.begin("{\"mode\":\"daily\"}").data();
        assertThat(eva.play(daily, false)
                        .data()
                        .path("result")
                        .path("dailyStreak")
                        .asInt())
                .isEqualTo(1);
        assertThat(eva.begin("{\"mode\":\"daily\"}").reason()).isEqualTo("DAILY_DONE");
        assertThat(eva.get("/quiz/stats/me").data().path("dailyDone").asBoolean())
                .isTrue();
        for (int game = 0; game < 5; game++) {
            var begun = eva.begin("{\"mode\":\"classic\",\"size\":5}").data();
            eva.answer(begun, 1, eva.wrong(begun, 1));
            eva.post(path(begun, "/abort"), null);
        }
        var refused = eva.begin("{\"mode\":\"classic\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.reason()).isEqualTo("NO_ACCESS");
    }

    @Test
    void aMarathonCountsItsLives() { // MB-611
        var game = eva.begin("{\"mode\":\"marathon\"}").data();
        assertThat(game.path("lives").asInt()).isEqualTo(3);
        assertThat(eva.answer(game, 1, eva.wrong(game, 1))
                        .data()
                        .path("next")
                        .path("lives")
                        .asInt())
                .isEqualTo(2);
        eva.answer(game, 2, eva.wrong(game, 2));
        assertThat(eva.answer(game, 3, eva.wrong(game, 3))
                        .data()
                        .path("result")
                        .path("wrong")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void showsNobodyElsesGames() {
        var game = eva.begin("{\"mode\":\"classic\",\"size\":5}").data();
        var ben = new Contestant(api, database, nextTelegramId++, "Ben");
        assertThat(ben.get(path(game, "")).status()).isEqualTo(404);
        assertThat(ben.get(path(game, "/result")).status()).isEqualTo(404);
        assertThat(ben.post(path(game, "/abort"), null).status()).isEqualTo(404);
        assertThat(ben.post(path(game, "/next"), null).status()).isEqualTo(404);
        assertThat(ben.answer(game, 1, "true").status()).isEqualTo(404);
        assertThat(eva.get(path(game, "")).data().path("status").asString()).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|400|position,answer",
                "{\"position\":1}|400|answer",
                "{\"position\":1,\"answer\":null}|400|answer",
                "{\"position\":0,\"answer\":true}|400|position",
                "{\"position\":\"x\",\"answer\":true}|400|position",
                "{\"position\":1,\"answer\":5}|400|answer",
                "{\"position\":1,\"answer\":{}}|400|answer",
                "{\"position\":1,\"answer\":[1]}|400|answer",
                "{\"position\":1,\"answer\":[[\"a\"]]}|400|answer",
                "{\"position\":1,\"answer\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]}|400|answer",
                "{\"position\":1,\"answer\":\"\\u0000\"}|400|answer",
                "{\"position\":1,\"answer\":\"\\ud800\"}|400|answer",
                "{\"position\":1,\"answer\":true,\"hold\":\"perhaps\"}|400|hold",
                "[]|400|body",
                "{|400|body",
                "|400|body",
                "{\"position\":1,\"answer\":[]}|422|reason",
                "{\"position\":1,\"answer\":[\"nothing\"]}|422|reason",
                "{\"position\":1,\"answer\":[\"a\",\"a\"]}|422|reason",
                "{\"position\":1,\"answer\":true}|422|reason",
                "{\"position\":1,\"answer\":\"words\"}|422|reason"
            })
    void refusesAnswersThatAreNone(String body, int status, String fields) {
        var game = begunWith("single");
        var answer = eva.post(path(game, "/answers"), body == null ? "" : body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.json().path("error").path("details").propertyNames())
                .containsExactlyInAnyOrder(fields.split(","));
        assertThat(eva.get(path(game, "")).data().path("question").isObject()).isTrue();
    }

    @Test
    void refusesATextThatIsTooLong() {
        var game = begunWith("single");
        var long1 = eva.answer(game, 1, "\"" + "x".repeat(201) + "\"");
        assertThat(long1.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|mode",
                "{\"mode\":\"duel\"}|mode",
                "{\"mode\":\"CLASSIC\"}|mode",
                "{\"mode\":5}|mode",
                "{\"mode\":\"classic\",\"size\":7}|size",
                "{\"mode\":\"classic\",\"size\":\"x\"}|size",
                "{\"mode\":\"daily\",\"size\":10}|size",
                "{\"mode\":\"classic\",\"category\":\"spin\"}|category",
                "{\"mode\":\"category\"}|category",
                "{\"mode\":\"category\",\"category\":\"../x\"}|category",
                "{\"mode\":\"category\",\"category\":\"\\u0000\"}|category",
                "{\"mode\":\"difficulty\"}|difficulty",
                "{\"mode\":\"difficulty\",\"difficulty\":\"EASY\"}|difficulty",
                "{\"mode\":\"marathon\",\"difficulty\":\"easy\"}|difficulty",
                "[]|body",
                "|body"
            })
    void namesWhatIsWrongWithAGame(String body, String field) {
        var answer = eva.begin(body == null ? "" : body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({
        "/quiz/games?status=over,400,status",
        "/quiz/games?page=0,400,page",
        "/quiz/games?sortBy=score,400,sortBy",
        "/quiz/games/x,400,id",
        "/quiz/games/x/result,400,id",
        "/quiz/games/00000000-0000-0000-0000-000000000000,404,",
        "/quiz/games/00000000-0000-0000-0000-000000000000/result,404,"
    })
    void namesWhatIsWrongWithAnAddress(String path, int status, String field) {
        var answer = eva.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.json().path("error").path("details").propertyNames())
                    .containsExactly(field);
        }
    }

    @Test
    void asksForASignIn() {
        assertThat(api.get("/api/v1/quiz/games", null).status()).isEqualTo(401);
        assertThat(api.get("/api/v1/quiz/games", api.guest().accessToken()).status())
                .isEqualTo(403);
    }

    /** A game whose first question is of this type. */
    private JsonNode begunWith(String type) {
        for (int attempt = 0; attempt < 100; attempt++) {
            var game = eva.begin("{\"mode\":\"classic\",\"size\":5}").data();
            if (game.path("question").path("type").asString().equals(type)) {
                return game;
            }
            eva.post(path(game, "/abort"), null);
        }
        throw new AssertionError("no game begins with " + type);
    }

    private User user() {
        return users.findById(new UserId(eva.id())).block();
    }

    private static String path(JsonNode game, String rest) {
        return "/quiz/games/" + UUID.fromString(game.path("gameId").asString()) + rest;
    }
}

package dev.krug.quiz.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class QuizBoardsAndReportsIT { // MB sections 5.1 and 5.4

    private static long nextTelegramId = 5_500_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private Contestant eva;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(25)); // limits and free games begin anew
        eva = new Contestant(api, database, nextTelegramId++, "Eva");
    }

    @Test
    void ranksByPoints() { // MB-625
        assertThat(eva.get("/leaderboards/quiz/me?period=day")
                        .data()
                        .path("place")
                        .isNull())
                .isTrue();
        var result =
                eva.play(eva.begin("{\"mode\":\"daily\"}").data(), true).data().path("result");
        for (var query : new String[] {"period=day", "board=score&period=day", "board=daily"}) {
            var board = eva.get("/leaderboards/quiz?" + query).data();
            assertThat(board).as(query).hasSize(1);
            assertThat(board.path(0).path("xp")).isEqualTo(result.path("score"));
            assertThat(board.path(0).path("name").asString()).isEqualTo("Eva");
            assertThat(board.path(0).path("isMe").asBoolean()).isTrue();
        }
        assertThat(eva.get("/leaderboards/quiz/me?board=daily")
                        .data()
                        .path("place")
                        .path("position")
                        .asInt())
                .isEqualTo(1);
        assertThat(eva.get("/leaderboards/quiz?board=daily&date=2020-01-01").data())
                .isEmpty();
        assertThat(eva.get("/leaderboards/quiz?board=duel").data()).isEmpty();
        assertThat(eva.get("/leaderboards/quiz?board=category&category=nothing").data())
                .isEmpty();
    }

    @Test
    void tellsWhatThereIsToAskAbout() {
        var categories = eva.get("/quiz/categories").data();
        assertThat(categories.size()).isGreaterThanOrEqualTo(5);
        assertThat(categories.path(0).path("questions").asInt()).isPositive();
        assertThat(categories.path(0).path("byDifficulty").propertyNames()).containsExactly("easy", "hard", "medium");
    }

    @Test
    void takesOneReportOfAQuestion() { // MB-626
        var question = eva.begin("{\"mode\":\"classic\",\"size\":5}")
                .data()
                .path("question")
                .path("id")
                .asString();
        var path = "/quiz/questions/" + question + "/reports";
        var taken = eva.post(path, "{\"reason\":\"typo\",\"comment\":\"слово\"}");
        assertThat(taken.status()).as(taken.response().body()).isEqualTo(200);
        assertThat(taken.data().path("state").asString()).isEqualTo("open");
        var again = eva.post(path, "{\"reason\":\"other\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("ALREADY_REPORTED");
        var unknown = "/quiz/questions/00000000-0000-0000-0000-000000000000/reports";
        assertThat(eva.post(unknown, "{\"reason\":\"typo\"}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|reason",
                "{\"reason\":\"bad\"}|reason",
                "{\"reason\":null}|reason",
                "{\"reason\":\"typo\",\"comment\":5}|comment",
                "{\"reason\":\"typo\",\"comment\":\"\\u0000\"}|comment",
                "[]|body"
            })
    void namesWhatIsWrongWithAReport(String body, String field) {
        var answer = eva.post("/quiz/questions/00000000-0000-0000-0000-000000000000/reports", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
    }

    @Test
    void refusesACommentThatIsTooLong() {
        var answer = eva.post(
                "/quiz/questions/00000000-0000-0000-0000-000000000000/reports",
                "{\"reason\":\"typo\",\"comment\":\"" + "x".repeat(501) + "\"}");
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/leaderboards/quiz?board=best,board",
        "/leaderboards/quiz?period=year,period",
        "/leaderboards/quiz?board=category,category",
        "/leaderboards/quiz?board=category&category=%2e%2e,category",
        "/leaderboards/quiz?board=daily&date=today,date",
        "/leaderboards/quiz?board=daily&date=2026-02-30,date",
        "/leaderboards/quiz?board=daily&date=-999999999-01-01,date",
        "/leaderboards/quiz?page=0,page",
        "/leaderboards/quiz?sortBy=name,sortBy",
        "/leaderboards/quiz/me?board=best,board",
        "/leaderboards/quiz/me?period=ALL,period"
    })
    void namesWhatIsWrongWithABoard(String path, String field) {
        var answer = eva.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
    }
}

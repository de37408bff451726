package dev.krug.quiz.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** A ban over REST meets somebody who plays. */
@ApiTest
class BannedInGameIT { // MB-810

    private static long nextTelegramId = 5_350_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private long telegramId;
    private Contestant eva;
    private String admin;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(25)); // limits and free games begin anew
        telegramId = nextTelegramId++;
        eva = new Contestant(api, database, telegramId, "Eva");
        var olga = nextTelegramId++;
        api.signIn(olga, "Olga");
        database.sql("update users set role = 'admin' where telegram_id = " + olga)
                .then()
                .block();
        admin = api.signIn(olga, "Olga").accessToken();
    }

    @Test
    void endsTheGameAndTheSignInAndIsOverAtOnceWhenItIsLifted() {
        var game = eva.begin("{\"mode\":\"classic\",\"size\":5}").data();
        eva.answer(game, 1, eva.right(game, 1));
        assertThat(act("ban").status()).isEqualTo(200);
        assertThat(eva.answer(game, 2, eva.right(game, 2)).status()).isEqualTo(401);
        assertThat(statuses()).containsExactly("finished");

        assertThat(act("unban").status()).isEqualTo(200);
        var back = new Contestant(api, database, telegramId, "Eva");
        var path = "/quiz/games/" + game.path("gameId").asString();
        assertThat(back.get(path).data().path("status").asString()).isEqualTo("finished");
        assertThat(back.begin("{\"mode\":\"classic\",\"size\":5}").status()).isEqualTo(201);
        assertThat(api.get("/api/v1/leaderboards/xp/me", back.token()).status()).isEqualTo(200);
    }

    @RepeatedTest(5)
    void andTheLastAnswerAtOnceEndTheGameOnce() {
        var game = eva.begin("{\"mode\":\"classic\",\"size\":5}").data();
        for (int position = 1; position < 5; position++) {
            eva.answer(game, position, eva.right(game, position));
        }
        var right = eva.right(game, 5);
        var answered = CompletableFuture.supplyAsync(() -> eva.answer(game, 5, right));
        assertThat(act("ban").status()).isEqualTo(200);
        // In time, too late for the sign-in, or too late for the game.
        assertThat(answered.join().status()).isIn(200, 401, 403, 409);
        assertThat(answered.join().reason()).isNotIn("LOCKED", "LOCK_TIMEOUT");
        assertThat(statuses()).containsExactly("finished");
        assertThat(database.sql("select count(*) as n from xp_events where source_key = :key")
                        .bind("key", "quiz:" + game.path("gameId").asString())
                        .map(row -> row.get("n", Long.class))
                        .one()
                        .block())
                .isEqualTo(1);
    }

    private Api.Answer act(String act) {
        return api.post("/api/v1/admin/users/" + eva.id() + "/" + act, "{\"reason\":\"Spam in the quiz\"}", admin);
    }

    private List<String> statuses() {
        return database.sql("select status from quiz_games where user_id = :user order by started_at")
                .bind("user", eva.id())
                .map(row -> row.get("status", String.class))
                .all()
                .collectList()
                .block();
    }
}

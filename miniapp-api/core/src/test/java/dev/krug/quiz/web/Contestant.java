package dev.krug.quiz.web;

import dev.krug.web.Api;
import dev.krug.web.Api.Answer;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who plays by requests, and has the answers from the database. */
public final class Contestant {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Api api;
    private final DatabaseClient database;
    private final Api.SignedIn signedIn;

    public Contestant(Api api, DatabaseClient database, long telegramId, String name) {
        this.api = api;
        this.database = database;
        this.signedIn = api.signIn(telegramId, name);
    }

    String token() {
        return signedIn.accessToken();
    }

    public UUID id() {
        return UUID.fromString(signedIn.user().path("id").asString());
    }

    Answer get(String path) {
        return api.get("/api/v1" + path, token());
    }

    Answer post(String path, @Nullable String body) {
        return api.post("/api/v1" + path, body == null ? "{}" : body, token());
    }

    Answer keyed(String path, String key, String body) {
        var request = api.request("POST", "/api/v1" + path, body)
                .header("Authorization", "Bearer " + token())
                .header("Idempotency-Key", key);
        return api.send(request.build());
    }

    Answer begin(String body) {
        return post("/quiz/games", body);
    }

    Answer answer(JsonNode game, int position, String answer) {
        return post(answers(game), "{\"position\":" + position + ",\"answer\":" + answer + "}");
    }

    Answer hold(JsonNode game, int position, String answer) {
        return post(answers(game), "{\"position\":" + position + ",\"answer\":" + answer + ",\"hold\":true}");
    }

    private static String answers(JsonNode game) {
        return "/quiz/games/" + game.path("gameId").asString() + "/answers";
    }

    /** The right answer in the form in which it is given. */
    String right(JsonNode game, int position) {
        var question = snapshot(game, position);
        var correct = question.path("correct");
        return switch (question.path("type").asString()) {
            case "BOOLEAN" -> correct.path(0).asString();
            case "TEXT" -> JSON.writeValueAsString(correct.path(0).asString());
            default -> correct.toString();
        };
    }

    /** A wrong answer of the right form. */
    String wrong(JsonNode game, int position) {
        var question = snapshot(game, position);
        var correct = question.path("correct");
        return switch (question.path("type").asString()) {
            case "BOOLEAN" -> correct.path(0).asString().equals("true") ? "false" : "true";
            case "TEXT" -> "\"nonsense\"";
            default ->
                question.path("options")
                        .valueStream()
                        .map(option -> option.path("id").asString())
                        .filter(id -> correct.size() > 1
                                || !correct.path(0).asString().equals(id))
                        .findFirst()
                        .map(id -> "[\"" + id + "\"]")
                        .orElseThrow();
        };
    }

    /** Plays on from the first question; the last answer. */
    Answer play(JsonNode game, boolean correctly) {
        int size = game.path("size").asInt();
        for (int position = 1; ; position++) {
            var answer = correctly ? right(game, position) : wrong(game, position);
            var given = answer(game, position, answer);
            if (position == size || given.data().path("result").isObject()) {
                return given;
            }
        }
    }

    private JsonNode snapshot(JsonNode game, int position) {
        var text = database.sql(
                        "select snapshot::text as s from quiz_game_questions where game_id = :game and position = :n")
                .bind("game", UUID.fromString(game.path("gameId").asString()))
                .bind("n", position)
                .map(row -> row.get("s", String.class))
                .one()
                .block();
        return JSON.readTree(Objects.requireNonNull(text));
    }
}

package dev.krug.challenges.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.badges.BadgeDefinition;
import dev.krug.badges.Badges;
import dev.krug.challenges.ChallengeBadge;
import dev.krug.testing.OfferedChallenges;
import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.Api.Answer;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

@ApiTest
class ChallengeEndpointsIT { // multi-bot 5.4

    @Autowired
    Api api;

    @Autowired
    Badges badges;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String token = "";

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofDays(1));
        token = api.signIn(5_400_000_000L + clock.millis() % 1_000_000_000, "Eva")
                .accessToken();
        offer("easy", "checkin", 1);
        offer("medium", "spin.question", 3);
        offer("hard", "xp.earned", 100);
    }

    @Test
    void showsTheDay() {
        var today = api.get("/api/v1/challenges/today", token).data();
        assertThat(today.path("date").asString()).isEqualTo(today().toString());
        assertThat(today.path("sweepBonus").asInt()).isEqualTo(50);
        assertThat(today.path("challenges").size()).isEqualTo(3);
        var easy = today.path("challenges").get(0);
        assertThat(easy.path("slot").asString()).isEqualTo("easy");
        assertThat(easy.path("title").asString()).isEqualTo("Title of easy");
        assertThat(easy.path("checkIn").booleanValue()).isTrue();
        assertThat(easy.path("progress").asInt()).isZero();
        assertThat(easy.path("target").asInt()).isEqualTo(1);
        assertThat(easy.path("xp").asInt()).isEqualTo(20);
        assertThat(easy.path("completedAt").isNull()).isTrue();
        assertThat(today.path("streak").path("nextMilestone").asInt()).isEqualTo(3);
    }

    @Test
    void checksInOnce() { // MB-709
        var id = challenge(0).path("id").asString();
        var done = checkIn(id, "{\"note\":\"Хороший день\"}");
        assertThat(done.status()).as(done.response().body()).isEqualTo(200);
        assertThat(done.data().path("progress").asInt()).isEqualTo(1);
        assertThat(done.data().path("completedAt").asString()).isNotEmpty();
        var again = checkIn(id, null);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("CHECKED_IN");
        var streak = api.get("/api/v1/me/streak", token).data();
        assertThat(streak.path("current").asInt()).isEqualTo(1);
        assertThat(streak.path("longest").asInt()).isEqualTo(1);
        assertThat(streak.path("freezes").asInt()).isZero();
        assertThat(streak.path("runStartedOn").asString()).isEqualTo(today().toString());
        assertThat(streak.path("lastCompletedOn").asString()).isEqualTo(today().toString());
        assertThat(streak.path("nextMilestone").asInt()).isEqualTo(3);
        var game = api.get("/api/v1/me/game-profile", token).data();
        assertThat(game.path("streak").toString()).isEqualTo("{\"current\":1,\"longest\":1,\"freezes\":0}");
        assertThat(game.path("totalXp").asInt()).isEqualTo(20);
        assertThat(game.path("badgeCount").asInt()).isEqualTo(1);
        var days = api.get("/api/v1/challenges/history", token).data();
        assertThat(days.size()).isEqualTo(30);
        assertThat(days.get(29).toString())
                .isEqualTo("{\"date\":\"" + today() + "\",\"completed\":true,\"frozen\":false,\"slots\":[\"easy\"]}");
        assertThat(days.get(28).path("completed").booleanValue()).isFalse();
    }

    @Test
    void showsHowFarTheBadgesAre() { // MB-221
        for (var badge : ChallengeBadge.values()) {
            badges.define(new BadgeDefinition(
                            "challenge_bot", badge.type(), badge.emoji(), "challenges", badge.condition(), 0))
                    .block();
        }
        assertThat(progress("streak_7")).isEqualTo("{\"current\":0,\"target\":7}");
        checkIn(challenge(0).path("id").asString(), null);
        assertThat(progress("streak_7")).isEqualTo("{\"current\":1,\"target\":7}");
        assertThat(progress("challenge_first")).isEqualTo("{\"current\":1,\"target\":1}");
        assertThat(progress("all_rounder")).isEqualTo("{\"current\":1,\"target\":3}");
    }

    private String progress(String badge) {
        return api.get("/api/v1/badges", token)
                .data()
                .valueStream()
                .filter(known -> known.path("badgeType").asString().equals(badge))
                .findFirst()
                .orElseThrow()
                .path("progress")
                .toString();
    }

    @Test
    void repeatsAKeyedCheckIn() { // CORE-010
        var id = challenge(0).path("id").asString();
        var key = UUID.randomUUID().toString();
        var first = keyed(id, key);
        var second = keyed(id, key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.data()).isEqualTo(first.data());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesWhatIsNoCheckInOfToday() {
        assertThat(checkIn(challenge(1).path("id").asString(), null).reason()).isEqualTo("NOT_A_CHECK_IN");
        assertThat(checkIn(UUID.randomUUID().toString(), null).status()).isEqualTo(404);
        assertThat(checkIn("one", null).status()).isEqualTo(400);
        var id = challenge(0).path("id").asString();
        ((TestClock) clock).advance(Duration.ofDays(1));
        token = api.signIn(5_400_000_000L + clock.millis() % 1_000_000_000, "Eva")
                .accessToken();
        var late = checkIn(id, null);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.reason()).isEqualTo("NOT_TODAY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"note\":1}", "{\"note\":[]}", "{\"note\":\"a\\u0000\"}", "[]", "\"note\"", "{"})
    void refusesBodiesThatAreNone(String body) {
        var refused = checkIn(challenge(0).path("id").asString(), body);
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(400);
    }

    @Test
    void countsTheCharactersOfANote() { // MB-709
        var id = challenge(0).path("id").asString();
        var refused = checkIn(id, "{\"note\":\"" + "🙂".repeat(501) + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .path("error")
                        .path("details")
                        .path("note")
                        .get(0)
                        .asString())
                .isEqualTo("TOO_LONG");
        assertThat(checkIn(id, "{\"note\":\"" + "🙂".repeat(500) + "\"}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from, MALFORMED",
        "to=2026-02-30, to, MALFORMED",
        "to=-999999999-01-01, to, MALFORMED",
        "from=1999-12-31, from, MALFORMED",
        "from=2026-11-22&to=2026-11-21, to, BEFORE_FROM",
        "from=2025-01-01&to=2026-01-02, to, TOO_MANY_DAYS",
    })
    void namesTheDateThatIsWrong(String query, String field, String reason) {
        var refused = api.get("/api/v1/challenges/history?" + query, token);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .path("error")
                        .path("details")
                        .path(field)
                        .get(0)
                        .asString())
                .isEqualTo(reason);
    }

    @Test
    void answersAWholeYear() {
        var days = api.get("/api/v1/challenges/history?from=2025-01-01&to=2026-01-01", token);
        assertThat(days.status()).isEqualTo(200);
        assertThat(days.data().size()).isEqualTo(366);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/challenges/today", "/challenges/history", "/me/streak"})
    void asksWhoIsThere(String path) {
        assertThat(api.get("/api/v1" + path, null).status()).isEqualTo(401);
        assertThat(api.get("/api/v1" + path, api.guest().accessToken()).status())
                .isEqualTo(403);
    }

    private JsonNode challenge(int at) {
        return api.get("/api/v1/challenges/today", token)
                .data()
                .path("challenges")
                .get(at);
    }

    private Answer checkIn(String id, @Nullable String body) {
        return api.post("/api/v1/challenges/" + id + "/check-in", body, token);
    }

    private Answer keyed(String id, String key) {
        return api.send(api.request("POST", "/api/v1/challenges/" + id + "/check-in", "{\"note\":\"once\"}")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .build());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Moscow"));
    }

    private void offer(String slot, String kind, int target) {
        OfferedChallenges.offer(database, today(), slot, "count", kind, target, "Title of " + slot);
    }
}

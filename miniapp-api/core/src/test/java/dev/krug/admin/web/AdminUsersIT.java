package dev.krug.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.badges.BadgeDefinition;
import dev.krug.badges.Badges;
import dev.krug.sessions.BotSessions;
import dev.krug.testing.TestClock;
import dev.krug.users.UserId;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Administrators find people and act on them; everybody else is refused, and all of it is written down. */
@ApiTest
class AdminUsersIT { // MB-801 to MB-811, property 22

    private static long next = 9_300_000_000L;

    @Autowired
    Api api;

    @Autowired
    Badges badges;

    @Autowired
    BotSessions sessions;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String admin;
    private String superadmin;
    private Api.SignedIn mia;
    private String person;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        admin = as("admin", "Olga");
        superadmin = as("superadmin", "Root");
        mia = api.signIn(next++, "Mia");
        person = "/api/v1/admin/users/" + mia.user().path("id").asString();
        badges.define(new BadgeDefinition("quiz_bot", "quiz_first", "🎯", "quiz", null, 0))
                .block();
    }

    @Test
    void aBanEndsTheSignInAndKeepsOutUntilItIsLifted() { // CORE-115
        var banned = post("/ban", "{\"duration\":\"7d\",\"reason\":\"Spam in duels\"}", admin);
        assertThat(banned.status()).isEqualTo(200);
        assertThat(banned.data().path("status").asString()).isEqualTo("banned");
        assertThat(api.get("/api/v1/users/me", mia.accessToken()).status()).isEqualTo(401);

        assertThat(post("/unban", null, admin).data().path("status").asString()).isEqualTo("active");
        assertThat(post("/unban", null, admin).reason()).isEqualTo("NOT_BANNED");
        assertThat(audit()).contains("user.ban ok Spam in duels", "user.unban ok", "user.unban failed NOT_BANNED");
    }

    @Test
    void experienceIsChangedOncePerKey() {
        var body = "{\"delta\":250,\"reason\":\"Won the tournament\"}";
        assertThat(keyed("/xp", body, "one").data().path("totalXp").asInt()).isEqualTo(250);
        assertThat(keyed("/xp", body, "one").data().path("totalXp").asInt()).isEqualTo(250);
        var taken = keyed("/xp", "{\"delta\":-300,\"reason\":\"A mistake of ours\"}", "two");
        assertThat(taken.data().path("totalXp").asInt()).isZero();
        assertThat(taken.data().path("level").asInt()).isEqualTo(1);
        assertThat(audit()).filteredOn(line -> line.startsWith("user.xp ok")).hasSize(2);
    }

    @Test
    void badgesAreGivenAndTaken() {
        var given = "{\"badgeType\":\"quiz_first\"}";
        assertThat(post("/badges", given, admin).data().path("earnedInBot").asString())
                .isEqualTo("platform");
        assertThat(post("/badges", given, admin).reason()).isEqualTo("HAS_BADGE");
        assertThat(post("/badges", "{\"badgeType\":\"no_such\"}", admin).status())
                .isEqualTo(404);
        var taken = "{\"badgeType\":\"quiz_first\",\"reason\":\"Given by mistake\"}";
        assertThat(api.send("DELETE", person + "/badges", taken, admin).status())
                .isEqualTo(200);
        assertThat(api.send("DELETE", person + "/badges", taken, admin).reason())
                .isEqualTo("NO_BADGE");
    }

    @Test
    void rolesAndErasureAreForSuperadmins() {
        var role = "{\"role\":\"admin\",\"reason\":\"Helps with the quizzes\"}";
        assertThat(api.send("PATCH", person + "/role", role, admin).status()).isEqualTo(403);
        assertThat(api.send("PATCH", person + "/role", role, superadmin)
                        .data()
                        .path("role")
                        .asString())
                .isEqualTo("admin");
        assertThat(api.get("/api/v1/users/me", mia.accessToken()).status()).isEqualTo(401);
        var reason = "{\"reason\":\"Asked for it by mail\"}";
        assertThat(api.send("DELETE", person, reason, admin).status()).isEqualTo(403);
        assertThat(api.send("DELETE", person, reason, superadmin).status()).isEqualTo(200);
        assertThat(api.send("DELETE", person, reason, superadmin).reason()).isEqualTo("NO_SUCH_USER");
        assertThat(api.get(person, admin).status()).isEqualTo(404);
    }

    @Test
    void peopleAreFoundAndShownWithWhatWasDone() {
        post("/ban", "{\"duration\":\"perm\",\"reason\":\"Spam in duels\"}", admin);
        var id = mia.user().path("id").asString();
        var found = api.get("/api/v1/admin/users?search=" + id + "&status=banned", admin);
        assertThat(found.data()).hasSize(1);
        assertThat(found.data().path(0).path("banReason").asString()).isEqualTo("Spam in duels");
        assertThat(found.json().path("pagination").path("total").asInt()).isEqualTo(1);

        var card = api.get(person, admin).data();
        assertThat(card.path("user").path("name").asString()).isEqualTo("Mia");
        assertThat(card.path("audit").path(0).path("action").asString()).isEqualTo("user.ban");
        var lines = api.get("/api/v1/admin/audit?targetId=" + id + "&action=user.ban&outcome=ok", admin);
        assertThat(lines.data()).hasSize(1);
        assertThat(lines.data().path(0).path("reason").asString()).isEqualTo("Spam in duels");
        assertThat(api.get("/api/v1/admin/me", superadmin)
                        .data()
                        .path("permissions")
                        .toString())
                .contains("change_roles");
    }

    @Test
    void peopleAreFoundByTheirBotAndByTheirLastVisit() {
        var id = UUID.fromString(mia.user().path("id").asString());
        sessions.getOrCreate(new UserId(id), "quiz_bot").block();
        var now = clock.instant();
        assertThat(found("search=" + id + "&bot=quiz_bot")).isEqualTo(1);
        assertThat(found("search=" + id + "&bot=challenge_bot")).isZero();
        assertThat(found("bot=" + "x".repeat(100))).isZero();
        assertThat(found("search=" + id + "&lastActivityFrom=" + now.minusSeconds(60)))
                .isEqualTo(1);
        assertThat(found("search=" + id + "&lastActivityTo=" + now.minusSeconds(60)))
                .isZero();
    }

    private int found(String query) {
        return api.get("/api/v1/admin/users?" + query, admin)
                .json()
                .path("pagination")
                .path("total")
                .asInt();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ban    | {}                                                        | reason",
                "/ban    | {\"duration\":\"30m\",\"reason\":\"Spam in duels\"}      | duration",
                "/ban    | {\"duration\":\"366d\",\"reason\":\"Spam in duels\"}     | duration",
                "/ban    | {\"duration\":\"7d\",\"reason\":\"Spam\"}                | reason",
                "/xp     | {\"delta\":0,\"reason\":\"For nothing\"}                 | delta",
                "/xp     | {\"delta\":1000001,\"reason\":\"Far too much\"}          | delta",
                "/xp     | {\"delta\":-2147483648,\"reason\":\"Far too much\"}      | delta",
                "/badges | {\"badgeType\":\"No such\"}                              | badgeType",
                "/badges | {\"badgeType\":\"quiz_first\",\"bot\":\"$\"}             | bot"
            })
    void whatIsMalformedIsNamed(String path, String body, String field) {
        var answer = post(path, body, superadmin);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").has(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users?role=king",
                "/users?status=gone",
                "/users?levelMin=x",
                "/users?xpMin=1e400",
                "/users?lastActivityFrom=-999999999-01-01T00:00:00Z",
                "/users?bot=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                "/users?limit=0",
                "/users/17",
                "/audit?actorId=7",
                "/audit?from=yesterday"
            })
    void whatCannotBeAskedIsRefused(String path) {
        assertThat(api.get("/api/v1/admin" + path, admin).status()).isEqualTo(400);
    }

    @Test
    void othersAreRefusedAndThatIsWrittenDown() {
        var body =
                "{\"delta\":5,\"duration\":\"7d\",\"badgeType\":\"quiz_first\",\"role\":\"admin\",\"reason\":\"I would like to\"}";
        for (var path : List.of("/ban", "/unban", "/xp", "/badges")) {
            assertThat(post(path, body, mia.accessToken()).status()).as(path).isEqualTo(403);
            assertThat(post(path, body, null).status()).as(path).isEqualTo(401);
        }
        for (var path : List.of("/users", "/users/" + UUID.randomUUID(), "/audit", "/me")) {
            assertThat(api.get("/api/v1/admin" + path, mia.accessToken()).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(audit()).contains("user.ban denied FORBIDDEN", "user.xp denied FORBIDDEN");
    }

    private Api.Answer post(String path, String body, String token) {
        return api.post(person + path, body, token);
    }

    private Api.Answer keyed(String path, String body, String key) {
        return api.send(api.request("POST", person + path, body)
                .header("Authorization", "Bearer " + admin)
                .header("Idempotency-Key", key)
                .build());
    }

    private List<String> audit() {
        return database.sql("select concat_ws(' ', action, outcome, reason) as line from audit_log"
                        + " where target_id = :id and action <> 'insert' order by id")
                .bind("id", mia.user().path("id").asString())
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }

    private String as(String role, String name) {
        var id = next++;
        api.signIn(id, name);
        database.sql("update users set role = '" + role + "' where telegram_id = " + id)
                .then()
                .block();
        return api.signIn(id, name).accessToken();
    }
}

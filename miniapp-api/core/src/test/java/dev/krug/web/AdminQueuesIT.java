package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.limits.RateLimit;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import dev.krug.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Admins look at what was given up and decide about it; every decision is audited. */
@ApiTest
class AdminQueuesIT { // CORE-376, CORE-389

    private static long next = 9_100_000_000L;

    @Autowired
    Api api;

    @Autowired
    Bots bots;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private BotId bot;
    private String admin;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        execute("delete from bot_updates");
        execute("delete from bot_outbox");
        bot = bots.byName("spin_bot").block().id();
        bots.receiveBy(bot, Bots.Mode.POLLING).block();
        var id = next++;
        api.signIn(id, "Olga");
        execute("update users set role = 'admin' where telegram_id = " + id);
        admin = api.signIn(id, "Olga").accessToken();
    }

    @Test
    void listsDeadUpdatesNewestFirstAndShowsOneWhole() {
        var first = update("dead");
        var second = update("dead");
        update("pending");

        var page = api.get("/api/v1/admin/updates?state=dead&limit=1", admin);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.data()).hasSize(1);
        assertThat(page.data().path(0).path("id").asString()).isEqualTo(second.toString());
        assertThat(page.data().path(0).path("payload").isNull()).isTrue();
        assertThat(page.json().path("pagination").path("total").asInt()).isEqualTo(2);
        assertThat(api.get("/api/v1/admin/updates?bot=quiz_bot", admin).data()).isEmpty();

        var one = api.get("/api/v1/admin/updates/" + first, admin).data();
        assertThat(one.path("bot").asString()).isEqualTo("spin_bot");
        assertThat(one.path("error").asString()).isEqualTo("IllegalStateException");
        assertThat(one.path("payload").asString()).contains("update_id");
    }

    @Test
    void replaysAndDiscardsOnce() {
        var replayed = update("dead");
        var discarded = update("dead");

        assertThat(post("/updates/" + replayed + "/replay").data().path("state").asString())
                .isEqualTo("pending");
        assertThat(post("/updates/" + discarded + "/discard")
                        .data()
                        .path("state")
                        .asString())
                .isEqualTo("done");
        assertThat(text("select state || attempts from bot_updates where id = '" + replayed + "'"))
                .isEqualTo("pending0");

        var again = post("/updates/" + replayed + "/replay");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("WRONG_STATE");
        assertThat(post("/updates/" + discarded + "/discard").status()).isEqualTo(409);
        assertThat(audited(replayed)).isEqualTo("admin {\"state\": \"dead\"} {\"state\": \"pending\"}");
        assertThat(audited(discarded)).isEqualTo("admin {\"state\": \"dead\"} {\"state\": \"done\"}");
    }

    @Test
    void settlesCallsThatFailedOrAreInDoubt() {
        var failed = call("failed");
        var unknown = call("unknown");
        call("sent");

        assertThat(api.get("/api/v1/admin/outbox", admin).data()).hasSize(2);
        var doubtful = api.get("/api/v1/admin/outbox?state=unknown", admin).data();
        assertThat(doubtful).hasSize(1);
        assertThat(doubtful.path(0).path("id").asString()).isEqualTo(unknown.toString());
        assertThat(doubtful.path(0).path("method").asString()).isEqualTo("sendMessage");

        assertThat(post("/outbox/" + failed + "/retry").status()).isEqualTo(200);
        assertThat(post("/outbox/" + unknown + "/skip").status()).isEqualTo(200);
        assertThat(post("/outbox/" + failed + "/skip").status()).isEqualTo(409);
        assertThat(text("select state || attempts from bot_outbox where id = '" + failed + "'"))
                .isEqualTo("pending0");
        assertThat(audited(failed)).isEqualTo("admin {\"state\": \"failed\"} {\"state\": \"pending\"}");
        assertThat(audited(unknown)).isEqualTo("admin {\"state\": \"unknown\"} {\"state\": \"skipped\"}");
    }

    private static JsonNode named(JsonNode bots, String name) {
        return bots.valueStream()
                .filter(bot -> bot.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsHowEveryBotStands() { // CORE-382
        update("dead");
        update("dead");
        update("pending");
        call("failed");
        call("unknown");
        call("unknown");
        for (int i = 0; i < 6; i++) {
            call("sent");
        }
        var now = clock.instant();
        execute("update bot_updates set created_at = '" + now.minusSeconds(7) + "'");
        execute("update bot_outbox set sent_at = '" + now + "', updated_at = '" + now + "' where state = 'sent'");
        execute("update bot_outbox set sent_at = '" + now.minusSeconds(61) + "' where id in "
                + "(select id from bot_outbox where state = 'sent' limit 3)");
        bots.pauseUntil(bot, now.plusSeconds(30)).block();
        bots.pauseUntil(bot, now.plusSeconds(20)).block();

        var shown = api.get("/api/v1/admin/bots", admin).data();

        assertThat(shown).extracting(one -> one.path("name").asString()).contains("quiz_bot", "spin_bot");
        var quiz = named(shown, "quiz_bot");
        assertThat(quiz.path("inboxLagSeconds").asDouble()).isZero();
        assertThat(quiz.path("tooManyRequests").asInt()).isZero();
        var spin = named(shown, "spin_bot");
        assertThat(spin.path("telegramUsername").asString()).isEqualTo("krug_spin_bot");
        assertThat(spin.path("state").asString()).isEqualTo("active");
        assertThat(spin.path("mode").asString()).isEqualTo("polling");
        assertThat(spin.path("inboxLagSeconds").asDouble()).isEqualTo(7.0);
        assertThat(spin.path("outboxLagSeconds").asDouble()).isZero();
        assertThat(spin.path("deadUpdates").asInt()).isEqualTo(2);
        assertThat(spin.path("failedCalls").asInt()).isEqualTo(1);
        assertThat(spin.path("unknownCalls").asInt()).isEqualTo(2);
        assertThat(spin.path("sendsPerSecond").asDouble()).isEqualTo(3 / 60.0);
        assertThat(spin.path("tooManyRequests").asInt()).isEqualTo(2);
        assertThat(spin.path("silentUntil").asString())
                .isEqualTo(now.plusSeconds(30).toString());
        assertThat(spin.toString().toLowerCase(Locale.ROOT)).doesNotContain("token", "secret");
    }

    @Test
    void areForAdminsOnly() {
        var member = api.signIn(next++, "Mia").accessToken();
        var dead = update("dead");
        for (var path : new String[] {"/api/v1/admin/updates", "/api/v1/admin/outbox", "/api/v1/admin/bots"}) {
            assertThat(api.get(path, null).status()).isEqualTo(401);
            assertThat(api.get(path, member).status()).isEqualTo(403);
        }
        assertThat(api.post("/api/v1/admin/updates/" + dead + "/replay", null, member)
                        .status())
                .isEqualTo(403);
        assertThat(text("select state from bot_updates where id = '" + dead + "'"))
                .isEqualTo("dead");
    }

    @Test
    void writesDownWhatWasDeniedRefusedAndMistaken() { // CORE-011
        var member = api.signIn(next++, "Mia").accessToken();
        var dead = update("dead");
        var gone = UUID.randomUUID();
        execute("update bot_updates set state = 'done' where id <> '" + dead + "'");

        api.post("/api/v1/admin/updates/" + dead + "/replay", null, member);
        api.post("/api/v1/admin/updates/" + dead + "/replay", null, null);
        api.get("/api/v1/admin/updates", member);
        post("/updates/" + dead + "/discard");
        post("/updates/" + dead + "/replay");
        post("/outbox/" + gone + "/skip");
        post("/outbox/%20odd%27id/retry");

        assertThat(text("select string_agg(concat_ws(' ', actor_role, action, outcome, reason), ', ' order by id)"
                        + " from audit_log where target_id = '" + dead + "'"))
                .isEqualTo("member queue.replay denied FORBIDDEN, admin update ok, "
                        + "admin queue.replay failed WRONG_STATE");
        assertThat(text("select concat_ws(' ', action, target_type, outcome, reason) from audit_log where target_id = '"
                        + gone + "'"))
                .isEqualTo("queue.skip queue failed NOT_FOUND");
        assertThat(text("select concat_ws(' ', outcome, reason, target_id) from audit_log where action = 'queue.retry'"
                        + " and target_id = ''"))
                .isEqualTo("failed VALIDATION_ERROR ");
    }

    @Test
    void doesNotLetTheDeniedFillTheRecord() { // CORE-011
        var eager = api.signIn(next++, "Mia");
        for (int i = 0; i < 2 * RateLimit.HARD.max(); i++) {
            api.post("/api/v1/admin/updates/" + UUID.randomUUID() + "/discard", null, eager.accessToken());
        }
        assertThat(Long.parseLong(text("select count(*) from audit_log where outcome = 'denied' and actor_user_id = '"
                        + eager.user().path("id").asString() + "'")))
                .as("once a minute for each thing that they try")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/updates?state=done",
                "/updates?page=0",
                "/updates?limit=101",
                "/updates?sortBy=bot",
                "/updates/17",
                "/outbox?state=sent",
                "/outbox?state=failed,sent",
                "/outbox?page=x"
            })
    void refusesWhatItDoesNotKnow(String path) {
        var answer = api.get("/api/v1/admin" + path, admin);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        assertThat(api.get("/api/v1/admin/updates/" + UUID.randomUUID(), admin).status())
                .isEqualTo(404);
        assertThat(post("/updates/" + UUID.randomUUID() + "/replay").status()).isEqualTo(404);
        assertThat(post("/outbox/" + UUID.randomUUID() + "/retry").status()).isEqualTo(404);
        assertThat(post("/outbox/seven/retry").status()).isEqualTo(400);
    }

    private Api.Answer post(String path) {
        return api.post("/api/v1/admin" + path, null, admin);
    }

    private UUID update(String state) {
        return database.sql("""
                        insert into bot_updates (bot_id, update_id, chat_key, lane, payload, state, attempts, error,
                            next_at, created_at)
                        values (:bot, :number, '7', 1, '{"update_id":1}', :state, 4, 'IllegalStateException', now(),
                            clock_timestamp())
                        returning id
                        """)
                .bind("bot", bot.value())
                .bind("number", next++)
                .bind("state", state)
                .map(row -> row.get("id", UUID.class))
                .one()
                .block();
    }

    private UUID call(String state) {
        return database.sql("""
                        insert into bot_outbox (bot_id, chat_id, lane, method, payload, delivery, state, attempts, not_before)
                        values (:bot, 7, 2, 'sendMessage', '{}', 'at_most_once', :state, 3, now()) returning id
                        """)
                .bind("bot", bot.value())
                .bind("state", state)
                .map(row -> row.get("id", UUID.class))
                .one()
                .block();
    }

    private String audited(UUID id) {
        return text("select actor_role || ' ' || before::text || ' ' || after::text from audit_log"
                + " where outcome = 'ok' and target_id = '" + id + "'");
    }

    private String text(String sql) {
        return database.sql(sql)
                .map(row -> String.valueOf(row.get(0, Object.class)))
                .one()
                .block();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}

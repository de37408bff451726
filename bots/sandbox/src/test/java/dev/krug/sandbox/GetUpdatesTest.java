package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** CORE-425. */
class GetUpdatesTest {

    private final Stage stage = new Stage().started();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void repeatsUpdatesUntilAnOffsetConfirmsThem() {
        stage.say("one");
        stage.say("two");
        assertThat(texts(Map.of())).containsExactly("one", "two");
        assertThat(texts(Map.of())).containsExactly("one", "two");
        var first = updates(Map.of("limit", 1));
        assertThat(first).hasSize(1);
        long id = first.getFirst().path("update_id").asLong();
        assertThat(texts(Map.of("offset", id + 1))).containsExactly("two");
        assertThat(updates(Map.of()).getFirst().path("update_id").asLong()).isEqualTo(id + 1);
        assertThat(texts(Map.of("offset", Long.toString(id + 2)))).isEmpty();
    }

    @Test
    void keepsTheLastOnesForANegativeOffset() {
        List.of("one", "two", "three").forEach(stage::say);
        assertThat(texts(Map.of("offset", -2))).containsExactly("two", "three");
        assertThat(texts(Map.of())).containsExactly("two", "three");
    }

    @Test
    void beginsAtTheHeadForAnOffsetFarBeyondTheEnd() {
        stage.say("one");
        assertThat(texts(Map.of("offset", 2_000_000_000))).containsExactly("one");
    }

    @Test
    void dropsUpdatesAfterADay() {
        stage.say("old");
        stage.control("PUT", "/clock", Map.of("advance_seconds", 24 * 3600 + 1));
        stage.say("new");
        assertThat(texts(Map.of())).containsExactly("new");
    }

    @Test
    void waitsForTheNextUpdate() throws Exception {
        var waiting = poll();
        awaitPolling(1);
        stage.say("at last");
        assertThat(waiting.get(10, TimeUnit.SECONDS)
                        .path("result")
                        .get(0)
                        .path("message")
                        .path("text")
                        .asString())
                .isEqualTo("at last");
    }

    @Test
    void endsAnOlderPollByANewerOne() throws Exception {
        var older = poll();
        awaitPolling(1);
        assertThat(texts(Map.of())).isEmpty();
        assertThat(older.get(10, TimeUnit.SECONDS).path("description").asString())
                .isEqualTo("Conflict: terminated by other getUpdates request;"
                        + " make sure that only one bot instance is running");
    }

    @Test
    void endsAPollByAWebhookAndRefusesPollsBesideIt() throws Exception {
        var waiting = poll();
        awaitPolling(1);
        stage.bot.result("setWebhook", Map.of("url", "http://127.0.0.1:9/none"));
        assertThat(waiting.get(10, TimeUnit.SECONDS).path("description").asString())
                .isEqualTo("Conflict: terminated by setWebhook request");
        assertThat(stage.bot.call("getUpdates", Map.of()).path("description").asString())
                .isEqualTo("Conflict: can't use getUpdates method while webhook is active;"
                        + " use deleteWebhook to delete the webhook first");
        stage.bot.result("deleteWebhook", Map.of());
        assertThat(texts(Map.of())).isEmpty();
    }

    @Test
    void remembersTheAllowedTypes() {
        assertThat(updates(Map.of("allowed_updates", List.of("callback_query"))))
                .isEmpty();
        stage.say("unwanted");
        assertThat(updates(Map.of())).isEmpty();
        assertThat(updates(Map.of("allowed_updates", "[]"))).isEmpty();
        stage.say("wanted");
        assertThat(texts(Map.of())).containsExactly("wanted");
    }

    private CompletableFuture<JsonNode> poll() {
        return CompletableFuture.supplyAsync(() -> stage.bot.call("getUpdates", Map.of("timeout", 30)));
    }

    private void awaitPolling(int count) {
        Awaitility.await().until(() -> stage.sandbox.world().updates().waiting() == count);
    }

    private List<JsonNode> updates(Map<String, ?> parameters) {
        var all = new ArrayList<JsonNode>();
        stage.bot.result("getUpdates", parameters).forEach(all::add);
        return all;
    }

    private List<String> texts(Map<String, ?> parameters) {
        return updates(parameters).stream()
                .map(update -> update.path("message").path("text").asString(""))
                .toList();
    }
}

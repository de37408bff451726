package dev.krug.sandbox.chaos;

import static dev.krug.sandbox.chaos.Sends.mostWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.TestBot;
import dev.krug.sandbox.platform.Phone;
import dev.krug.sandbox.request.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three senders that share one Redis write into one group. */
class GroupLimitIT { // CORE-381, 716

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SENDERS = 3;
    private static final int PER_MINUTE = 20;
    private static final int MESSAGES = 30;
    private static final int FULL_GROUPS = 31;

    private final Stage stage = Stage.withLimits("probe_bot");

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Tag("chaos")
    void twentyAMinuteAndOneASecondWhoeverSends() {
        var senders =
                IntStream.range(0, SENDERS).mapToObj(i -> stage.child(Map.of())).toList();
        senders.forEach(Child::ready);
        long group = group(stage.person("Owner", "probe_bot"));
        IntStream.range(0, MESSAGES).forEach(i -> queue(group, "news " + i));

        awaitSent(MESSAGES);

        var sends = stage.sandbox().calls().find("probe_bot", "sendMessage");
        assertThat(sends).as("Telegram refused none").allMatch(call -> call.status() == 200);
        assertThat(sends)
                .extracting(call -> call.parameters().path("text").asString())
                .isEqualTo(
                        IntStream.range(0, MESSAGES).mapToObj(i -> "news " + i).toList());
        assertThat(mostWithin(60_000, sends)).isEqualTo(PER_MINUTE);
        assertThat(mostWithin(1_000, sends)).isEqualTo(1);
        var processes = stage.store().texts("select distinct locked_by from bot_outbox");
        assertThat(processes).as("more than one sent").hasSizeGreaterThan(1);
        long millis = sends.getLast().atMillis() - sends.getFirst().atMillis();
        Report.add("CORE-716: " + processes.size() + " of " + SENDERS + " senders wrote " + MESSAGES
                + " messages into one group in " + millis + " ms, never more than " + PER_MINUTE + " in a minute.");
    }

    /** As many groups as a bot may have calls under way, and more: all full for the rest of the minute. */
    @Test
    @Tag("chaos")
    void fullGroupsDoNotHoldUpAPerson() {
        stage.child(Map.of()).ready();
        var owner = stage.person("Owner", "probe_bot");
        owner.say("/start");
        owner.waitFor("hello");
        var groups = IntStream.range(0, FULL_GROUPS).mapToObj(i -> group(owner)).toList();
        groups.forEach(group -> IntStream.range(0, PER_MINUTE + 2).forEach(i -> queue(group, "news " + i)));
        awaitSent(FULL_GROUPS * PER_MINUTE);

        queue(owner.id(), "for you alone");

        await().atMost(Duration.ofSeconds(3)).until(() -> owner.texts().contains("for you alone"));
        assertThat(sentToGroups()).as("the groups still wait").isEqualTo(FULL_GROUPS * PER_MINUTE);
    }

    private void awaitSent(long calls) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> sentToGroups() == calls);
    }

    private long sentToGroups() {
        return stage.store().number("select count(*) from bot_outbox where state = 'sent' and chat_id < 0");
    }

    private void queue(long chat, String text) {
        stage.store()
                .change(
                        """
                        insert into bot_outbox (bot_id, chat_id, lane, method, payload, delivery, not_before)
                        select id, ?, 1, 'sendMessage', cast(? as jsonb), 'at_least_once', now()
                        from bots where name = 'probe_bot'
                        """,
                        chat,
                        Json.of(Map.of("chat_id", chat, "text", text)).toString());
    }

    private long group(Phone owner) {
        var made = Json.MAPPER.readTree(TestBot.post(
                        stage.sandbox().url() + "/sandbox/api/groups",
                        "application/json",
                        Json.of(Map.of("user", owner.id(), "title", "Team", "members", List.of("probe_bot")))
                                .toString())
                .body());
        return made.path("result").path("id").asLong();
    }
}

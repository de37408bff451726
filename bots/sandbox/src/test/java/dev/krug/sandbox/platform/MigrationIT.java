package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Chats;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.telegram.ReceivedUpdate;
import dev.krug.testing.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** CORE-384, CORE-717: a group that becomes a supergroup moves once, with everything that waits for it. */
class MigrationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void followsTheGroupByTheRefusedCallAndByBothServiceMessages() {
        try (var sandbox = Sandbox.start(
                        SandboxOptions.anyPort().withBot("probe_bot", "Probe").withoutLimits());
                var front = new MovedGroup(sandbox);
                var platform = Platform.start(
                        sandbox,
                        Servers.newDatabase("migration"),
                        Map.of(
                                "krug.bots.probe_bot.token", sandbox.token("probe_bot"),
                                "krug.telegram.base-url", front.url(),
                                "krug.roles", "bots"),
                        ProbeBot.class)) {
            var bot = platform.bean(Bots.class).byName("probe_bot").block().id();
            var chats = platform.bean(Chats.class);
            chats.heardFrom(bot, MovedGroup.OLD, "group", null).block();
            var texts = IntStream.range(0, 4).mapToObj(i -> "group " + i).toList();
            platform.bean(Outbox.class)
                    .add(bot, null, texts.stream().map(MigrationIT::call).toList())
                    .block();

            await().atMost(PATIENCE).until(() -> front.arrived().size() == texts.size());
            assertThat(front.arrived()).isEqualTo(texts);
            assertThat(front.refused()).isEqualTo(1);

            tell(platform, bot, 1, MovedGroup.OLD, "migrate_to_chat_id", MovedGroup.NEW);
            tell(platform, bot, 2, MovedGroup.NEW, "migrate_from_chat_id", MovedGroup.OLD);
            platform.bean(Outbox.class).add(bot, null, List.of(call("late"))).block();

            await().atMost(PATIENCE).until(() -> front.arrived().contains("late"));
            assertThat(front.refused()).as("the old chat is asked no more").isEqualTo(1);
            assertThat(chats.standing(bot, MovedGroup.OLD).block())
                    .isEqualTo(new Chats.Standing(Chats.State.MIGRATED, MovedGroup.NEW));
            assertThat(chats.standing(bot, MovedGroup.NEW).block().state()).isEqualTo(Chats.State.ACTIVE);
        }
    }

    private static void tell(Platform platform, BotId bot, int number, long chat, String field, long other) {
        var update = """
                {"update_id":%d,"message":{"message_id":%d,"date":1,"%s":%d,"chat":{"id":%d,"type":"group","title":"G"},
                 "from":{"id":1087968824,"is_bot":true,"first_name":"Group"}}}
                """.formatted(number, number, field, other, chat);
        platform.bean(Inbox.class)
                .store(
                        bot,
                        ReceivedUpdate.parse(update.getBytes(StandardCharsets.UTF_8))
                                .orElseThrow())
                .block();
    }

    private static OutgoingCall call(String text) {
        var payload = "{\"chat_id\":\"" + MovedGroup.OLD + "\",\"text\":\"" + text + "\"}";
        return new OutgoingCall(MovedGroup.OLD, Lane.REPLIES, "sendmessage", payload, Delivery.AT_LEAST_ONCE, null);
    }
}

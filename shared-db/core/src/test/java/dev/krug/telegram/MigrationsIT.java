package dev.krug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.telegram.Dialogs.Dialog;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.testing.StoreTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** CORE-384, 717: a group moves once, with everything of every bot. */
@StoreTest
class MigrationsIT {

    private static final long NEW = -1_002_000_000_001L;
    private static long next = 8_400_000_000L;

    @Autowired
    Bots bots;

    @Autowired
    Chats chats;

    @Autowired
    Dialogs dialogs;

    @Autowired
    Outbox outbox;

    @Autowired
    Inbox inbox;

    @Autowired
    Migrations migrations;

    private BotId one;
    private BotId two;
    private long old;
    private long young;

    @BeforeEach
    void register() {
        one = register(next++);
        two = register(next++);
        old = -next;
        young = NEW - next;
    }

    @Test
    void movesChatsDialogsAndWaitingCallsOfEveryBot() {
        for (var bot : List.of(one, two)) {
            chats.heardFrom(bot, old, "group", null).block();
            dialogs.open(new Dialogs.Key(bot, old, 5), new Dialog("name", Map.of()))
                    .block();
            outbox.add(bot, null, List.of(call("a"), call("b"))).block();
        }

        migrations.migrate(one, old, young).block();

        for (var bot : List.of(one, two)) {
            assertThat(chats.standing(bot, old).block()).isEqualTo(new Chats.Standing(Chats.State.MIGRATED, young));
            assertThat(chats.standing(bot, young).block().state()).isEqualTo(Chats.State.ACTIVE);
            assertThat(chats.heardFrom(bot, List.of(new Chats.Heard(young, "supergroup", null, 5)))
                            .block()
                            .dialogs()
                            .get(young)
                            .dialog()
                            .step())
                    .isEqualTo("name");
            var claimed = outbox.claim(bot, "sender", 10).blockFirst();
            assertThat(claimed.method()).isEqualTo("a");
            assertThat(claimed.chatId()).isEqualTo(young);
            assertThat(claimed.payload()).contains(Long.toString(young)).doesNotContain("\"" + old + "\"");
        }
    }

    @Test
    void whatWaitsForTheOldChatWaitsForTheNewOneInItsPlace() { // CORE-375
        for (var bot : List.of(one, two)) {
            store(bot, 1, old);
            var running = inbox.claim(bot, "worker", 10).blockFirst();
            store(bot, 2, old);
            store(bot, 3, young);
            store(bot, 4, old);
            store(bot, 5, old - 1);

            migrations.migrate(one, old, young).block();

            assertThat(claim(bot)).as("the first is still being worked on").containsExactly(5L);
            inbox.complete(List.of(running), "worker").block();
            for (long id = 2; id <= 4; id++) {
                assertThat(claim(bot)).containsExactly(id);
            }
        }
    }

    @Test
    void movesOnceHoweverOftenItIsTold() {
        chats.heardFrom(one, old, "group", null).block();
        Flux.range(0, 8)
                .flatMap(i -> migrations.migrate(one, old, young), 8)
                .then()
                .block();
        assertThat(chats.standing(one, old).block().movedTo()).isEqualTo(young);

        chats.heardFrom(one, old, "group", null).block();
        assertThat(chats.standing(one, old).block().state()).isEqualTo(Chats.State.MIGRATED);
    }

    @Test
    void isKnownToABotThatLearnedItFromAFailedCall() {
        migrations.migrate(two, old, young).block();
        assertThat(chats.standing(two, old).block().movedTo()).isEqualTo(young);
        assertThat(chats.standing(two, young).block().state()).isEqualTo(Chats.State.ACTIVE);
    }

    private void store(BotId bot, long update, long chat) {
        inbox.store(bot, new ReceivedUpdate(update, Long.toString(chat), 1, "{}"))
                .block();
    }

    /** What can be taken now; it is done at once. */
    private List<Long> claim(BotId bot) {
        var claimed = inbox.claim(bot, "worker", 10).collectList().block();
        inbox.complete(claimed, "worker").block();
        return claimed.stream().map(ClaimedUpdate::updateId).toList();
    }

    private BotId register(long number) {
        return bots.register("moving_bot_" + number, Map.of(), number, null)
                .block()
                .id();
    }

    private OutgoingCall call(String method) {
        return new OutgoingCall(
                old, Lane.REPLIES, method, "{\"chat_id\":\"" + old + "\"}", Delivery.AT_LEAST_ONCE, null);
    }
}

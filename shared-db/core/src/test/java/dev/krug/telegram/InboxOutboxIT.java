package dev.krug.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

@StoreTest
class InboxOutboxIT {

    private static long nextBot = 8_000_000_000L;

    @Autowired
    Bots bots;

    @Autowired
    Inbox inbox;

    @Autowired
    Outbox outbox;

    @Autowired
    Leases leases;

    @Autowired
    TestClock clock;

    private BotId bot;

    @BeforeEach
    void register() {
        var number = nextBot++;
        bot = bots.register("bot_" + number, Map.of(), number, null).block().id();
    }

    @Test
    void storesARepeatedBatchOnce() { // CORE-371
        var batch =
                IntStream.range(0, 100).mapToObj(i -> update(i, "chat" + i % 7)).toList();

        assertThat(poll(batch)).isEqualTo(100);
        assertThat(poll(batch)).isZero();
        assertThat(inbox.nextOffset(bot, Duration.ofDays(6)).block()).isEqualTo(100);
    }

    @Test
    void asksFromTheBeginningAfterAQuietWeek() { // CORE-372
        poll(List.of(update(41, "a")));
        clock.advance(Duration.ofDays(6));
        assertThat(inbox.nextOffset(bot, Duration.ofDays(6)).block()).isZero();
        // Telegram has begun to number anew.
        poll(List.of(update(7, "a")));
        assertThat(inbox.nextOffset(bot, Duration.ofDays(6)).block()).isEqualTo(8);
    }

    @Test
    void leavesTheOffsetToTheOneWhoHoldsTheLease() { // CORE-372
        poll(List.of(update(1, "a")));
        clock.advance(Leases.LIFETIME.plusSeconds(1));
        leases.hold(bot, Leases.Role.POLLER, "other").block();

        assertThatThrownBy(() -> inbox.storePolled(bot, 1, List.of(update(2, "a")), "test", 0)
                        .block())
                .isInstanceOf(Inbox.LeaseLost.class);
        assertThat(inbox.nextOffset(bot, Duration.ofDays(6)).block()).isEqualTo(2);
        inbox.storePolled(bot, 2, List.of(update(2, "a")), "test", 0).block();
        assertThat(inbox.nextOffset(bot, Duration.ofDays(6)).block()).isEqualTo(3);
    }

    @Test
    void leavesTheOffsetWhenUpdatesAreBrought() { // CORE-373
        poll(List.of(update(1, "a")));
        assertThat(inbox.store(bot, update(5, "a")).block()).isEqualTo(1);
        assertThat(inbox.store(bot, update(5, "a")).block()).isZero();
        assertThat(inbox.nextOffset(bot, Duration.ofDays(6)).block()).isEqualTo(2);
    }

    @Test
    void givesOutALateLowerUpdateWhenItComes() { // CORE-375
        inbox.store(bot, update(9, "a")).block();
        inbox.complete(List.of(inbox.claim(bot, "one", 1).blockFirst()), "one").block();
        inbox.store(bot, update(8, "a")).block();
        assertThat(inbox.claim(bot, "one", 10).collectList().block())
                .extracting(ClaimedUpdate::updateId)
                .containsExactly(8L);
    }

    @Test
    void waitsWithALateLowerUpdateWhileItsChatIsBusy() { // CORE-375
        inbox.store(bot, update(9, "a")).block();
        var running = inbox.claim(bot, "one", 1).blockFirst();
        inbox.store(bot, update(8, "a")).block();
        assertThat(inbox.claim(bot, "two", 10).collectList().block()).isEmpty();
        inbox.complete(List.of(running), "one").block();
        assertThat(inbox.claim(bot, "two", 10).collectList().block()).hasSize(1);
    }

    @Test
    void claimsOfAPolledBatchTheFirstOfEachFreeChatWhileThereIsRoom() { // CORE-375
        poll(List.of(update(1, "busy")));
        var batch = List.of(update(2, "busy"), update(3, "a"), update(4, "a"), update(5, "b"), update(6, "c"));

        var stored = poll(batch, 2);
        assertThat(stored.count()).isEqualTo(5);
        assertThat(stored.claimed()).extracting(ClaimedUpdate::updateId).containsExactlyInAnyOrder(3L, 5L);
        assertThat(stored.claimed()).extracting(ClaimedUpdate::payload).doesNotContainNull();
        assertThat(inbox.claim(bot, "other", 10).collectList().block())
                .extracting(ClaimedUpdate::updateId)
                .containsExactlyInAnyOrder(1L, 6L);

        assertThat(inbox.complete(stored.claimed(), "poller").block()).isTrue();
        assertThat(inbox.claim(bot, "other", 10).collectList().block())
                .extracting(ClaimedUpdate::updateId)
                .containsExactly(4L);
        assertThat(poll(batch, 9).count()).isZero();
    }

    @Test
    void storesTextsThatPostgresqlCouldNot() {
        var odd = "{\"update_id\":3,\"message\":{\"chat\":{\"id\":1},\"text\":\"a\\u0000b \\ud83d\"}}";
        var received =
                ReceivedUpdate.parse(odd.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(inbox.store(bot, received).block()).isEqualTo(1);
    }

    @Test
    void givesOutTheFirstOfEachChatOnly() { // CORE-375
        poll(List.of(update(1, "a"), update(2, "a"), update(3, "b")));

        var claimed = inbox.claim(bot, "one", 10).collectList().block();
        assertThat(claimed).extracting(ClaimedUpdate::updateId).containsExactlyInAnyOrder(1L, 3L);
        assertThat(inbox.claim(bot, "two", 10).collectList().block()).isEmpty();

        inbox.complete(claimed.stream().filter(u -> u.updateId() == 1).toList(), "one")
                .block();
        assertThat(inbox.claim(bot, "two", 10).collectList().block())
                .extracting(ClaimedUpdate::updateId)
                .containsExactly(2L);
    }

    @Test
    void neverGivesOneUpdateToTwo() {
        poll(IntStream.range(0, 200).mapToObj(i -> update(i, "chat" + i)).toList());

        var claimed = Flux.range(0, 8)
                .flatMap(i -> inbox.claim(bot, "worker" + i, 40), 8)
                .map(ClaimedUpdate::updateId)
                .collectList()
                .block();
        assertThat(claimed).doesNotHaveDuplicates();
    }

    @Test
    void takesOverFromTheDeadButNotTwice() { // CORE-374
        poll(List.of(update(1, "a")));
        var first = inbox.claim(bot, "one", 1).blockFirst();
        clock.advance(Inbox.LEASE.plusSeconds(1));
        assertThat(inbox.recover().block()).isPositive();
        var second = inbox.claim(bot, "two", 1).blockFirst();

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(inbox.complete(List.of(first), "one").block()).isFalse();
        assertThat(inbox.complete(List.of(second), "two").block()).isTrue();
        assertThat(inbox.complete(List.of(second), "two").block()).isFalse();
    }

    @Test
    void waitsBeforeTheNextTry() { // CORE-376
        poll(List.of(update(1, "a"), update(2, "a")));
        var claimed = inbox.claim(bot, "one", 1).blockFirst();
        inbox.retry(claimed, Duration.ofSeconds(2), "broken").block();

        assertThat(inbox.claim(bot, "one", 10).collectList().block()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(inbox.claim(bot, "one", 10).blockFirst().updateId()).isEqualTo(1);
    }

    @Test
    void letsTheChatGoOnBehindADeadUpdate() { // CORE-376
        poll(List.of(update(1, "a"), update(2, "a")));
        inbox.bury(inbox.claim(bot, "one", 1).blockFirst(), "poison").block();
        assertThat(inbox.claim(bot, "one", 1).blockFirst().updateId()).isEqualTo(2);
    }

    @Test
    void sendsLowerLanesFirstAndOneForEachChat() { // CORE-379
        outbox.add(
                        bot,
                        null,
                        List.of(
                                call(1L, Lane.BROADCASTS, "b"),
                                call(1L, Lane.REPLIES, "r1"),
                                call(1L, Lane.REPLIES, "r2"),
                                call(2L, Lane.REPLIES, "o")))
                .block();

        var first = claim();
        assertThat(first).extracting(ClaimedCall::method).containsExactlyInAnyOrder("r1", "o");
        assertThat(claim()).isEmpty();
        outbox.sent(first.stream()
                        .filter(c -> c.method().equals("r1"))
                        .map(c -> new Outbox.Made(c, "{}"))
                        .toList())
                .block();
        var second = claim();
        assertThat(second).extracting(ClaimedCall::method).containsExactly("r2");
        outbox.putBack(second.getFirst(), clock.instant(), false).block();
        var again = claim();
        assertThat(again).extracting(ClaimedCall::method).containsExactly("r2");
        assertThat(again.getFirst().attempt()).isEqualTo(1);
    }

    @Test
    void repeatsALostCallOnlyIfItMay() { // CORE-380
        outbox.add(
                        bot,
                        null,
                        List.of(
                                call(1L, Lane.REPLIES, "repeatable"),
                                new OutgoingCall(2L, Lane.REPLIES, "once", "{}", Delivery.AT_MOST_ONCE, null)))
                .block();
        assertThat(claim()).hasSize(2);
        clock.advance(Outbox.LEASE.plusSeconds(1));

        assertThat(outbox.recover(bot).block()).isEqualTo(1);
        assertThat(claim()).extracting(ClaimedCall::method).containsExactly("repeatable");
    }

    @Test
    void makesCallsWithTheSameKeyOnce() {
        var call = new OutgoingCall(1L, Lane.REPLIES, "m", "{}", Delivery.AT_LEAST_ONCE, "key");
        outbox.add(bot, null, List.of(call)).block();
        outbox.add(bot, null, List.of(call)).block();
        assertThat(claim()).hasSize(1);
        assertThat(outbox.skipChat(bot, 1, "blocked").block()).isZero();
    }

    @Test
    void leasesABotToOneOwnerAtATime() { // CORE-372
        assertThat(leases.hold(bot, Leases.Role.POLLER, "one").block()).isEqualTo(1);
        assertThat(leases.hold(bot, Leases.Role.POLLER, "two").block()).isNull();
        assertThat(leases.hold(bot, Leases.Role.POLLER, "one").block()).isEqualTo(1);
        leases.release(bot, Leases.Role.POLLER, "one").block();
        assertThat(leases.hold(bot, Leases.Role.POLLER, "two").block()).isEqualTo(2);
        clock.advance(Leases.LIFETIME.plusSeconds(1));
        assertThat(leases.hold(bot, Leases.Role.POLLER, "one").block()).isEqualTo(3);
    }

    @Test
    void leasesPollingAndSendingApart() { // CORE-381
        assertThat(leases.hold(bot, Leases.Role.POLLER, "one").block()).isEqualTo(1);
        assertThat(leases.hold(bot, Leases.Role.SENDER, "two").block()).isEqualTo(1);
        assertThat(leases.heldByOthers(Leases.Role.SENDER, "one").collectList().block())
                .contains(bot);
        assertThat(leases.heldByOthers(Leases.Role.SENDER, "two").collectList().block())
                .doesNotContain(bot);
    }

    private int poll(List<ReceivedUpdate> updates) {
        return poll(updates, 0).count();
    }

    private Inbox.Stored poll(List<ReceivedUpdate> updates, int room) {
        var fencing = leases.hold(bot, Leases.Role.POLLER, "poller").block();
        return inbox.storePolled(bot, fencing, updates, "poller", room).block();
    }

    private List<ClaimedCall> claim() {
        return outbox.claim(bot, "sender", 10).collectList().block();
    }

    private static ReceivedUpdate update(long id, String chat) {
        return new ReceivedUpdate(id, chat, 1, "{\"update_id\":" + id + "}");
    }

    private static OutgoingCall call(long chat, Lane lane, String method) {
        return new OutgoingCall(chat, lane, method, "{}", Delivery.AT_LEAST_ONCE, null);
    }
}

package dev.krug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
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

        assertThat(inbox.store(bot, batch).block()).isEqualTo(100);
        assertThat(inbox.store(bot, batch).block()).isZero();
        assertThat(inbox.nextOffset(bot, Duration.ofDays(6)).block()).isEqualTo(100);
    }

    @Test
    void asksFromTheBeginningAfterAQuietWeek() { // CORE-372
        inbox.store(bot, List.of(update(41, "a"))).block();
        clock.advance(Duration.ofDays(6));
        assertThat(inbox.nextOffset(bot, Duration.ofDays(6)).block()).isZero();
    }

    @Test
    void givesOutTheFirstOfEachChatOnly() { // CORE-375
        inbox.store(bot, List.of(update(1, "a"), update(2, "a"), update(3, "b")))
                .block();

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
        inbox.store(
                        bot,
                        IntStream.range(0, 200)
                                .mapToObj(i -> update(i, "chat" + i))
                                .toList())
                .block();

        var claimed = Flux.range(0, 8)
                .flatMap(i -> inbox.claim(bot, "worker" + i, 40), 8)
                .map(ClaimedUpdate::updateId)
                .collectList()
                .block();
        assertThat(claimed).doesNotHaveDuplicates();
    }

    @Test
    void takesOverFromTheDeadButNotTwice() { // CORE-374
        inbox.store(bot, List.of(update(1, "a"))).block();
        var first = inbox.claim(bot, "one", 1).blockFirst();
        clock.advance(Inbox.LEASE.plusSeconds(1));
        assertThat(inbox.recover().block()).isEqualTo(1);
        var second = inbox.claim(bot, "two", 1).blockFirst();

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(inbox.complete(List.of(first), "one").block()).isFalse();
        assertThat(inbox.complete(List.of(second), "two").block()).isTrue();
        assertThat(inbox.complete(List.of(second), "two").block()).isFalse();
    }

    @Test
    void waitsBeforeTheNextTry() { // CORE-376
        inbox.store(bot, List.of(update(1, "a"), update(2, "a"))).block();
        var claimed = inbox.claim(bot, "one", 1).blockFirst();
        inbox.retry(claimed, Duration.ofSeconds(2), "broken").block();

        assertThat(inbox.claim(bot, "one", 10).collectList().block()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(inbox.claim(bot, "one", 10).blockFirst().updateId()).isEqualTo(1);
    }

    @Test
    void letsTheChatGoOnBehindADeadUpdate() { // CORE-376
        inbox.store(bot, List.of(update(1, "a"), update(2, "a"))).block();
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

        assertThat(outbox.recover().block()).isEqualTo(1);
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
        assertThat(leases.hold(bot, "one").block()).isEqualTo(1);
        assertThat(leases.hold(bot, "two").block()).isNull();
        assertThat(leases.hold(bot, "one").block()).isEqualTo(1);
        leases.release(bot, "one").block();
        assertThat(leases.hold(bot, "two").block()).isEqualTo(2);
        clock.advance(Leases.LIFETIME.plusSeconds(1));
        assertThat(leases.hold(bot, "one").block()).isEqualTo(3);
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

package dev.krug.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** CORE-388, 389: files live as long as a call may need them. */
@StoreTest
class AttachmentsIT {

    private static final Duration MONTH = Duration.ofDays(30);
    private static long next = 8_700_000_000L;

    @Autowired
    Bots bots;

    @Autowired
    Outbox outbox;

    @Autowired
    Attachments attachments;

    @Autowired
    TestClock clock;

    private final Attachment file = Attachment.of("report.txt", "text/plain", "about Eva".getBytes(UTF_8));
    private final String payload = "{\"chat_id\":7,\"document\":\"" + file.reference() + "\"}";
    private BotId bot;

    @BeforeEach
    void register() {
        var number = next++;
        bot = bots.register("filing_bot_" + number, Map.of(), number, null)
                .block()
                .id();
    }

    @Test
    void goWithTheirCall() {
        add(call());
        assertThat(isStored()).isTrue();
        outbox.end(claim(), Outbox.Ending.SKIPPED, "blocked").block();
        clock.advance(MONTH.plusDays(1));
        outbox.forget(MONTH, 10).block();
        assertThat(isStored()).isFalse();
    }

    @Test
    void areForgottenAsSoonAsTheirCallIsSkipped() {
        add(call());
        outbox.end(claim(), Outbox.Ending.SKIPPED, "blocked").block();
        assertThat(attachments.forget(MONTH, 10).block()).isEqualTo(1);
        assertThat(isStored()).isFalse();
    }

    @Test
    void stayWithACallThatSomebodyMayMakeOnceMore() {
        add(call());
        outbox.end(claim(), Outbox.Ending.FAILED, "too odd").block();
        clock.advance(MONTH.plusDays(1));
        attachments.forget(MONTH, 10).block();
        assertThat(isStored()).isTrue();
    }

    @Test
    void areNotStoredForACallThatIsKnownByItsKey() {
        add(new OutgoingCall(7L, Lane.REPLIES, "sendMessage", "{}", Delivery.AT_LEAST_ONCE, "report"));
        add(call().withKey("report"));
        assertThat(isStored()).isFalse();
    }

    @Test
    void mayBelongToACallOfNoChat() {
        add(new OutgoingCall(null, Lane.REPLIES, "setMyPhoto", payload, Delivery.AT_LEAST_ONCE, null)
                .withAttachments(List.of(file)));
        assertThat(isStored()).isTrue();
    }

    private OutgoingCall call() {
        return new OutgoingCall(7L, Lane.REPLIES, "sendDocument", payload, Delivery.AT_LEAST_ONCE, null)
                .withAttachments(List.of(file));
    }

    private void add(OutgoingCall call) {
        outbox.add(bot, null, List.of(call)).block();
    }

    private ClaimedCall claim() {
        return outbox.claim(bot, "sender", 1).blockFirst();
    }

    private boolean isStored() {
        return attachments.of(payload).hasElements().block();
    }
}

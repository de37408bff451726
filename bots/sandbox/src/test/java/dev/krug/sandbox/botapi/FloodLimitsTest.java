package dev.krug.sandbox.botapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.SandboxClock;
import dev.krug.sandbox.world.Seed;
import dev.krug.sandbox.world.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** CORE-381: sliding windows, so no stretch of time ever holds more. */
class FloodLimitsTest {

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final FloodLimits limits = new FloodLimits(millis::get, true);
    private final World world = new World(new SandboxClock(InstantSource.system()), new Seed(List.of()));
    private final Call[] calls = new Call[60];

    FloodLimitsTest() {
        var bot = world.bots().add("test_bot", "Test", "🤖");
        for (int i = 0; i < calls.length; i++) {
            var chat = i < 50 ? i + 1 : -i;
            calls[i] = new Call(world, limits, bot, new Input(Map.of("chat_id", Json.of(chat)), Map.of()));
        }
    }

    @Test
    void allowsOneMessageASecondPerChat() {
        assertThat(waitSeconds(Cost.CHAT, 0)).isZero();
        assertThat(waitSeconds(Cost.CHAT, 0)).isEqualTo(1);
        millis.addAndGet(999);
        assertThat(waitSeconds(Cost.CHAT, 0)).isEqualTo(1);
        millis.addAndGet(1);
        assertThat(waitSeconds(Cost.CHAT, 0)).isZero();
    }

    @Test
    void allowsThirtyAnythingASecondPerBot() {
        for (int i = 0; i < 30; i++) {
            assertThat(waitSeconds(i % 2 == 0 ? Cost.CHAT : Cost.BOT, i)).isZero();
        }
        assertThat(waitSeconds(Cost.BOT, 40)).isEqualTo(1);
        assertThat(waitSeconds(Cost.FREE, 40)).isZero();
    }

    @Test
    void allowsTwentyMessagesAMinutePerGroup() {
        for (int i = 0; i < 20; i++) {
            assertThat(waitSeconds(Cost.CHAT, 55)).isZero();
            millis.addAndGet(1_000);
        }
        assertThat(waitSeconds(Cost.CHAT, 55)).isEqualTo(40);
        millis.addAndGet(40_000);
        assertThat(waitSeconds(Cost.CHAT, 55)).isZero();
    }

    @Property(tries = 200)
    void neverAllowsMoreInAnyWindow(
            @ForAll @Size(max = 120) List<@IntRange(max = 59) Integer> chats,
            @ForAll @IntRange(min = 1, max = 120) int stepMillis) {
        var allowed = new ArrayList<Long>();
        for (int chat : chats) {
            if (waitSeconds(Cost.CHAT, chat) == 0) {
                allowed.add(millis.get());
            }
            millis.addAndGet(stepMillis);
        }
        for (long start : allowed) {
            assertThat(allowed.stream()
                            .filter(at -> at >= start && at < start + 1_000)
                            .count())
                    .isLessThanOrEqualTo(30);
        }
    }

    private int waitSeconds(Cost cost, int chat) {
        try {
            return limits.guard(cost, calls[chat], () -> 0);
        } catch (Rejection flood) {
            return Integer.parseInt(String.valueOf(flood.retryAfter()));
        }
    }
}

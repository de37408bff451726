package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.runtime.SendLimits.Later;
import dev.krug.runtime.SendLimits.Permit;
import dev.krug.runtime.SendLimits.Verdict;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Outbox.Departure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendLimitsTest { // CORE-381

    private static final BotId BOT = new BotId(new UUID(1, 2));
    private static final Instant START = Instant.parse("2026-11-21T10:30:00Z");
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final long GROUP = -1_001_234_567_890L;
    private static final long PERSON = 5_000_000_001L;

    private final MovableClock clock = new MovableClock(START);
    private final SendLimits limits = new SendLimits(new RedisWindows(NoRedis.memory(clock)), settings(), clock);

    private static RuntimeSettings settings() {
        return new RuntimeSettings(URI.create("http://localhost"), false, true, 20, 32, AT_ONCE, AT_ONCE, AT_ONCE);
    }

    @Test
    void putsBackACallWhoseGroupIsFullInsteadOfLettingItHoldAPlace() {
        limits.keepAlone(BOT, twentyInTheLastMinuteTo(GROUP));

        var full = (Later) ask(GROUP);

        assertThat(full.pause()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        assertThat(ask(GROUP - 1)).isInstanceOf(Permit.class);
        assertThat(ask(PERSON)).isInstanceOf(Permit.class);
        clock.advanceMillis(full.pause().toMillis());
        assertThat(ask(GROUP)).isInstanceOf(Permit.class);
    }

    @Test
    void sixteenFullGroupsLeaveRoomForEverybodyElse() {
        var groups = IntStream.range(0, 16).mapToObj(i -> GROUP - i).toList();
        limits.keepAlone(
                BOT,
                groups.stream()
                        .flatMap(group -> twentyInTheLastMinuteTo(group).stream())
                        .toList());

        assertThat(groups).allSatisfy(group -> assertThat(ask(group)).isInstanceOf(Later.class));

        for (int i = 0; i < RuntimeSettings.SENDS_IN_FLIGHT; i++) {
            assertThat(ask(PERSON + i)).isInstanceOf(Permit.class);
        }
    }

    /** From 41 s to 2 s ago, so that the oldest leaves the window in 20 s. */
    private static List<Departure> twentyInTheLastMinuteTo(long group) {
        return IntStream.range(0, 20)
                .mapToObj(i -> new Departure(group, "sendMessage", START.minusSeconds(40 - 2L * i)))
                .toList();
    }

    private Verdict ask(long chat) {
        return limits.permit(BOT, chat, "sendMessage").block(AT_ONCE);
    }
}

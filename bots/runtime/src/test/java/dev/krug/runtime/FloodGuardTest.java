package dev.krug.runtime;

import static dev.krug.runtime.FloodGuard.Verdict.DROP;
import static dev.krug.runtime.FloodGuard.Verdict.NOTICE;
import static dev.krug.runtime.FloodGuard.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.telegram.BotId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FloodGuardTest { // MB-116

    private static final BotId BOT = new BotId(new UUID(1, 2));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T10:30:00Z"));
    private final FloodGuard guard = new FloodGuard(NoRedis.memory(clock), 20, clock);

    @Test
    void passesTwentyTellsOnceAndDropsTheRestOfTheWindow() {
        for (int i = 0; i < 20; i++) {
            assertThat(check(1, i)).isEqualTo(PASS);
        }
        assertThat(check(1, 20)).isEqualTo(NOTICE);
        assertThat(check(1, 21)).isEqualTo(DROP);
        assertThat(check(2, 22)).isEqualTo(PASS);
        clock.advanceMillis(10_000);
        assertThat(check(1, 23)).isEqualTo(PASS);
    }

    @Test
    void countsARepeatedUpdateOnce() {
        for (int i = 0; i < 50; i++) {
            assertThat(check(1, 7)).isEqualTo(PASS);
        }
    }

    @Test
    void saysTheSameOfAnUpdateThatIsTriedAgain() {
        for (int i = 0; i < 22; i++) {
            check(1, i);
        }
        assertThat(check(1, 0)).isEqualTo(PASS);
        assertThat(check(1, 20)).isEqualTo(NOTICE);
        assertThat(check(1, 21)).isEqualTo(DROP);
    }

    private FloodGuard.Verdict check(long person, long updateId) {
        return guard.check(BOT, person, updateId).block();
    }
}

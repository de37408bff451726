package dev.krug.runtime;

import static dev.krug.runtime.FloodGuard.Verdict.DROP;
import static dev.krug.runtime.FloodGuard.Verdict.NOTICE;
import static dev.krug.runtime.FloodGuard.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FloodGuardTest { // MB-116

    private final FloodGuard guard = new FloodGuard();
    private final Instant now = Instant.parse("2026-11-21T10:30:00Z");

    @Test
    void passesTwentyTellsOnceAndDropsTheRestOfTheWindow() {
        for (int i = 0; i < 20; i++) {
            assertThat(guard.check("anna", i, now)).isEqualTo(PASS);
        }
        assertThat(guard.check("anna", 20, now)).isEqualTo(NOTICE);
        assertThat(guard.check("anna", 21, now)).isEqualTo(DROP);
        assertThat(guard.check("boris", 22, now)).isEqualTo(PASS);
        assertThat(guard.check("anna", 23, now.plusSeconds(10))).isEqualTo(PASS);
    }

    @Test
    void countsARepeatedUpdateOnce() {
        for (int i = 0; i < 50; i++) {
            assertThat(guard.check("anna", 7, now)).isEqualTo(PASS);
        }
    }
}

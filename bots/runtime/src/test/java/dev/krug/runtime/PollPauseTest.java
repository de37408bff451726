package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PollPauseTest { // CORE-372

    private final PollPause pause = new PollPause();

    @Test
    void doublesFromHalfASecondToThirtySeconds() {
        long[] longest = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000};
        for (long most : longest) {
            assertThat(pause.nextBackOffMillis()).isBetween(most * 3 / 4, most);
        }
        pause.reset();
        assertThat(pause.nextBackOffMillis()).isLessThanOrEqualTo(500);
    }

    @Test
    void restsThreeSecondsAfterAConflict() {
        pause.afterConflict();
        assertThat(pause.nextBackOffMillis()).isEqualTo(3_000);
        assertThat(pause.nextBackOffMillis()).isLessThanOrEqualTo(500);
    }
}

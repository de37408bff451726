package dev.krug.badges.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BadgeProgressTest {

    private static final Map<String, Object> STATS =
            Map.of("games", 42, "best_run", 3, "duels", Map.of("won", 4), "title", "x");

    @Test
    void countsWhatOneComparisonNames() { // MB 5.1
        assertThat(BadgeProgress.of("games >= 100", STATS)).contains(new BadgeProgress(42, 100));
        assertThat(BadgeProgress.of("games > 10", STATS)).contains(new BadgeProgress(11, 11));
        assertThat(BadgeProgress.of("best_run >= 10", STATS)).contains(new BadgeProgress(3, 10));
        assertThat(BadgeProgress.of("duels_won >= 10", STATS)).contains(new BadgeProgress(4, 10));
    }

    @Test
    void leavesOutWhatIsNotCounted() {
        assertThat(BadgeProgress.of("games >= 1 and best_run >= 2", STATS)).isEmpty();
        assertThat(BadgeProgress.of("nothing >= 1", STATS)).isEmpty();
        assertThat(BadgeProgress.of("duels_lost >= 1", STATS)).isEmpty();
        assertThat(BadgeProgress.of("title >= 1", STATS)).isEmpty();
    }
}

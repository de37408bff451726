package dev.krug.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.challenges.Choice.Candidate;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void isTheSameWhateverTheOrder() { // MB-703
        var candidates = candidates(9);
        var reversed = candidates.reversed();
        for (int i = 0; i < 100; i++) {
            assertThat(Choice.of(DAY.plusDays(i), Slot.EASY, candidates))
                    .isEqualTo(Choice.of(DAY.plusDays(i), Slot.EASY, reversed));
        }
    }

    @Test
    void leavesOutWhatHasNotRestedUnlessNothingHas() { // MB-703
        var tired = new Candidate(UUID.randomUUID(), "tired", 100, false);
        var rested = new Candidate(UUID.randomUUID(), "rested", 1, true);
        assertThat(Choice.of(DAY, Slot.HARD, List.of(tired, rested))).contains(rested);
        assertThat(Choice.of(DAY, Slot.HARD, List.of(tired))).contains(tired);
        assertThat(Choice.of(DAY, Slot.HARD, List.of())).isEmpty();
    }

    @Test
    void goesByWeight() { // MB-703
        var light = new Candidate(UUID.randomUUID(), "light", 10, true);
        var heavy = new Candidate(UUID.randomUUID(), "heavy", 30, true);
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < 4000; i++) {
            counts.merge(
                    Choice.of(DAY.plusDays(i), Slot.MEDIUM, List.of(light, heavy))
                            .orElseThrow()
                            .code(),
                    1,
                    Integer::sum);
        }
        assertThat(counts.get("heavy")).isBetween(2850, 3150);
    }

    @Test
    void isStableOverVersions() { // property 18: processes of two releases choose alike
        var codes = IntStream.range(0, 8)
                .mapToObj(i -> Choice.of(DAY.plusDays(i), Slot.EASY, candidates(9))
                        .orElseThrow()
                        .code())
                .toList();
        assertThat(codes).isEqualTo(List.of("t8", "t1", "t8", "t1", "t5", "t6", "t1", "t5"));
    }

    private static List<Candidate> candidates(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Candidate(new UUID(0, i), "t" + i, 1 + i % 3, true))
                .toList();
    }
}

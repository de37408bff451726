package dev.krug.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.challenges.ProgressRows.Done;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryDayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Test
    void tellsDoneFrozenAndEmptyDays() {
        // seven days earn a freeze, which covers the eighth; then two days are missed, and nothing covers them
        var done = IntStream.of(0, 1, 2, 3, 4, 5, 6, 8, 11)
                .mapToObj(HistoryDayTest::easy)
                .toList();
        var days = HistoryDay.of(done, DAY.plusDays(11), DAY, DAY.plusDays(12));
        assertThat(days)
                .hasSize(13)
                .extracting(HistoryDayTest::sign)
                .containsExactly("x", "x", "x", "x", "x", "x", "x", "*", "x", ".", ".", "x", ".");
    }

    @Test
    void showsTheFreezeThatWillCoverYesterday() { // MB-708
        var done = IntStream.range(0, 7).mapToObj(HistoryDayTest::easy).toList();
        assertThat(HistoryDay.of(done, DAY.plusDays(8), DAY.plusDays(6), DAY.plusDays(8)))
                .extracting(HistoryDayTest::sign)
                .containsExactly("x", "*", ".");
        assertThat(HistoryDay.of(done, DAY.plusDays(9), DAY.plusDays(6), DAY.plusDays(9)))
                .extracting(HistoryDayTest::sign)
                .containsExactly("x", ".", ".", ".");
    }

    @Test
    void listsWhatWasDone() {
        var done = List.of(easy(0), new Done(DAY, Slot.HARD, Instant.EPOCH));
        assertThat(HistoryDay.of(done, DAY, DAY, DAY).getFirst().slots()).containsExactly(Slot.EASY, Slot.HARD);
    }

    private static Done easy(int day) {
        return new Done(DAY.plusDays(day), Slot.EASY, Instant.EPOCH.plusSeconds(day));
    }

    private static String sign(HistoryDay day) {
        return day.isCompleted() ? "x" : day.frozen() ? "*" : ".";
    }
}

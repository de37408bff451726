package dev.krug.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.challenges.Metric.Fn;
import dev.krug.xp.Activities.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

    private static final List<Tally> DAY = List.of(
            new Tally("spin_bot", "spin.question", 1, 12),
            new Tally("spin_bot", "spin.training_completed", 90, 2),
            new Tally("spin_bot", "spin.training_completed", 120, 1),
            new Tally("quiz_bot", "quiz.game_finished", 45, 1),
            new Tally("spin_bot", "xp.earned", 90, 2),
            new Tally("spin_bot", "xp.earned", 120, 1),
            new Tally("quiz_bot", "xp.earned", 11, 1),
            new Tally("challenge_bot", "xp.earned", 1500, 1),
            new Tally("challenge_bot", "checkin", 1, 1));

    @ParameterizedTest
    @CsvSource({
        "COUNT, spin.question, 0, 12",
        "COUNT, spin.training_completed, 0, 3",
        "COUNT, spin.training_completed, 91, 1",
        "COUNT, spin, 0, 0",
        "COUNT, checkin, 0, 1",
        "SUM, spin.training_completed, 0, 300",
        "SUM, spin.training_completed, 100, 120",
        "SUM, xp.earned, 0, 311",
        "SUM, quiz.correct_answer, 0, 0",
        "MAX, spin.training_completed, 0, 120",
        "MAX, spin.training_completed, 121, 0",
        "MAX, xp.earned, 0, 120",
        "DISTINCT_BOTS, xp.earned, 0, 2",
        "DISTINCT_BOTS, xp.earned, 12, 1",
        "DISTINCT_BOTS, spin., 0, 1",
        "DISTINCT_BOTS, '', 0, 3",
    })
    void makesANumberOfADay(Fn fn, String kind, int minValue, int value) { // MB-702
        assertThat(new Metric(fn, kind, minValue).of(DAY).value()).isEqualTo(value);
    }

    @Test
    void namesTheBotsThatHadAPart() {
        assertThat(new Metric(Fn.SUM, "xp.earned", 0).of(DAY).bots()).containsExactly("quiz_bot", "spin_bot");
    }

    @Test
    void survivesMoreThanANumberHolds() {
        var much = List.of(new Tally("spin_bot", "xp.earned", 1_000_000, 1_000_000_000L));
        assertThat(new Metric(Fn.SUM, "xp.earned", 0).of(much).value()).isEqualTo(Integer.MAX_VALUE);
    }
}

package dev.krug.xp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.krug.xp.LevelScale.Step;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelScaleTest {

    private static final LevelScale DOCUMENT =
            new LevelScale(List.of(new Step(1, 0), new Step(2, 100), new Step(3, 300)));

    @ParameterizedTest
    @CsvSource({"0,1", "99,1", "100,2", "199,2", "500,6", "1000000,10001"})
    void countsHundredsOnThePlatform(long xp, int level) { // MB-203
        assertThat(LevelScale.PLATFORM.levelOf(xp)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "99,1", "100,2", "150,2", "299,2", "300,3", "100000,3"})
    void takesTheHighestStepReached(long xp, int level) {
        assertThat(DOCUMENT.levelOf(xp)).isEqualTo(level);
    }

    @Property
    void aLevelBeginsAtItsLeastExperience(@ForAll @LongRange(max = 1_000_000_000) long xp) {
        var level = LevelScale.PLATFORM.levelOf(xp);
        assertThat(LevelScale.PLATFORM.minXpOf(level)).isLessThanOrEqualTo(xp);
        assertThat(LevelScale.PLATFORM.minXpOf(level + 1)).isGreaterThan(xp);
    }

    @Test
    void refusesGapsAndFallingSteps() { // MB-204
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelScale(List.of(new Step(2, 0))));
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelScale(List.of(new Step(1, 5))));
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelScale(List.of(new Step(1, 0), new Step(2, 0))));
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelScale(List.of(new Step(1, 0), new Step(3, 10))));
    }
}

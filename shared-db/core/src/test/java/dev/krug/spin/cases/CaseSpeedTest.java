package dev.krug.spin.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.spin.Spin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CaseSpeedTest {

    private static final int CASES = 10_000;

    private final CaseGenerator generator = new CaseGenerator(Objects.requireNonNull(Spin.SCENARIO.variants()));
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void makesCasesAboutAsFastAsTheyAreWritten() { // section 12
        long making = Long.MAX_VALUE;
        long writing = Long.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            var made = new ArrayList<CaseGenerator.Generated>();
            long begin = System.nanoTime();
            for (int seed = 0; seed < CASES; seed++) {
                made.add(generator.generate(seed, Language.RU, List.of()));
            }
            making = Math.min(making, System.nanoTime() - begin);
            begin = System.nanoTime();
            assertThat(made.stream()
                            .mapToInt(one -> json.writeValueAsString(one).length())
                            .sum())
                    .isPositive();
            writing = Math.min(writing, System.nanoTime() - begin);
        }
        System.out.printf("10 000 cases: %d ms to make, %d ms to write%n", making / 1_000_000, writing / 1_000_000);
        assertThat(making).as("making, against writing %d", writing).isLessThan(2 * writing);
    }
}

package dev.krug.spin.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.spin.Spin;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CaseSpeedTest {

    private static final int CASES = 1_000;
    private static final int MOST_ROUNDS = 200;

    private final CaseGenerator generator = new CaseGenerator(Objects.requireNonNull(Spin.SCENARIO.variants()));
    private final JsonMapper json = JsonMapper.builder().build();

    // The least of many short rounds of processor time: neither a busy machine nor a late compiler decides.
    @Test
    void makesCasesAboutAsFastAsTheyAreWritten() { // section 12
        long making = Long.MAX_VALUE;
        long writing = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && (round < 20 || making >= 2 * writing); round++) {
            var made = new ArrayList<CaseGenerator.Generated>();
            making = Math.min(making, nanosOf(() -> {
                for (int seed = 0; seed < CASES; seed++) {
                    made.add(generator.generate(seed, Language.RU, List.of()));
                }
            }));
            writing = Math.min(
                    writing,
                    nanosOf(() -> assertThat(made)
                            .allMatch(one -> !json.writeValueAsString(one).isEmpty())));
        }
        System.out.printf("1,000 cases: %d us to make, %d us to write%n", making / 1_000, writing / 1_000);
        assertThat(making).as("making, against writing %d", writing).isLessThan(2 * writing);
    }

    private static long nanosOf(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - begin;
    }
}

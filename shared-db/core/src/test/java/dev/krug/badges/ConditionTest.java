package dev.krug.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Set<String> NAMES = Set.of("a", "b");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a >= 7                          | true
            a == b - 1 and b >= 8           | true
            not a == 7                      | false
            a > 7 or b == 8                 | true
            not (a > 7 or b == 8)           | false
            (a + 1) == b                    | true
            (a + (b - 1)) - 2 <= 12         | true
            ((a)) != (b)                    | true
            not not a<b                     | true
            """)
    void compares(String condition, boolean holds) { // MB-214
        assertThat(Condition.parse(condition, NAMES).holds(Map.of("a", 7L, "b", 8L)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "7",
                "a >",
                "a = 7",
                "a >= 7 and",
                "a < b < 8",
                "(a > 1",
                "a > 1)",
                "a * 2 > 1",
                "-1 < a",
                "c > 1",
                "a > 1 && b > 1",
                "a.b > 1",
                "System.exit(0)",
                "__import__('os')",
                "a > 9999999999",
                "(a > 1) + 1 > 0",
                "a > 1; b > 1"
            })
    void rejectsEverythingElse(String condition) {
        assertThatThrownBy(() -> Condition.parse(condition, NAMES)).isInstanceOf(BadCondition.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void limitsTheLength(int length) {
        var condition = "a > 1" + " ".repeat(length - 5);
        if (length <= 200) {
            assertThat(Condition.parse(condition, NAMES).holds(Map.of("a", 2L))).isTrue();
        } else {
            assertThatThrownBy(() -> Condition.parse(condition, NAMES)).isInstanceOf(BadCondition.class);
        }
    }

    @Property(tries = 5000)
    void onlyEverAcceptsOrRejects(@ForAll("conditionLike") String condition) { // property 16
        try {
            assertThat(Condition.parse(condition, NAMES).holds(Map.of("a", 1L))).isIn(true, false);
        } catch (BadCondition rejected) {
            assertThat(rejected).hasMessageMatching("(?s).+");
        }
    }

    @Property(tries = 2000)
    void takesAnyText(@ForAll String text) {
        onlyEverAcceptsOrRejects(text);
    }

    @Provide
    Arbitrary<String> conditionLike() {
        return Arbitraries.of(
                        "a", "b", "7", "(", ")", "and", "or", "not", "==", ">=", "<", "+", "-", "c", "!", "\u0000")
                .list()
                .ofMaxSize(60)
                .map(tokens -> String.join(" ", tokens));
    }
}

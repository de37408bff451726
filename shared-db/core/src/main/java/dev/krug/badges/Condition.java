package dev.krug.badges;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** When an achievement is earned: numbers and named counters compared and joined. It can compute nothing else. */
public final class Condition { // MB-214

    private final String text;
    private final Predicate<Map<String, Long>> test;

    private Condition(String text, Predicate<Map<String, Long>> test) {
        this.text = text;
        this.test = test;
    }

    /** Reads a condition over the named counters; throws {@link BadCondition} for anything else. */
    public static Condition parse(String text, Set<String> variables) {
        return new Condition(text, new ConditionParser(text, variables).parse());
    }

    /** Counters that are not given count as 0. */
    public boolean holds(Map<String, Long> counters) {
        return test.test(counters);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && condition.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

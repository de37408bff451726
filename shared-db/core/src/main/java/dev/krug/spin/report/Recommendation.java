package dev.krug.spin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An advice for the next training; {@code type} is the question type it speaks of. */
public record Recommendation(Code code, @Nullable String type) {

    private static final int SHALLOW_CLARITY = 50;

    public enum Code {
        FEWER,
        USE,
        DIG_DEEPER,
        PRAISE
    }

    /** The types in the order of a good talk; the first gathers facts, the second uncovers what hurts. */
    public static List<Recommendation> of(List<String> types, Map<String, Integer> counts, int clarity) {
        var found = new ArrayList<Recommendation>();
        if (types.size() > 1 && count(counts, types.get(0)) > 2 * count(counts, types.get(1))) {
            found.add(new Recommendation(Code.FEWER, types.getFirst()));
        }
        types.stream()
                .skip(1)
                .filter(type -> count(counts, type) == 0)
                .forEach(type -> found.add(new Recommendation(Code.USE, type)));
        if (clarity < SHALLOW_CLARITY) {
            found.add(new Recommendation(Code.DIG_DEEPER, null));
        }
        return found.isEmpty() ? List.of(new Recommendation(Code.PRAISE, null)) : List.copyOf(found);
    }

    private static int count(Map<String, Integer> counts, String type) {
        return counts.getOrDefault(type, 0);
    }
}

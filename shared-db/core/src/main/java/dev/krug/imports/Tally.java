package dev.krug.imports;

import dev.krug.imports.Report.Problem;
import dev.krug.imports.Report.Top;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

/** Counts while an import runs; used by one thread. */
final class Tally {

    /** What became of one entry. */
    enum Outcome {
        CREATED,
        MERGED,
        SKIPPED,
        ERROR;

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<Problem> problems = new ArrayList<>();
    private final PriorityQueue<Top> top = new PriorityQueue<>(Comparator.comparingLong(Top::xp));

    void count(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    void fail(Problem problem) {
        count(Outcome.ERROR);
        if (problems.size() < Report.MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    void brought(long telegramId, long xp) {
        top.add(new Top(telegramId, xp));
        if (top.size() > Report.TOP) {
            top.remove();
        }
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Top> top() {
        return top.stream().sorted(Comparator.comparingLong(Top::xp).reversed()).toList();
    }
}

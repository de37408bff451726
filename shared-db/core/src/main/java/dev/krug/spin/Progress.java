package dev.krug.spin;

import dev.krug.spin.scenario.Scenario;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counters of a training. */
public record Progress(
        int questionCount,
        int clarityLevel,
        Map<String, Integer> perTypeCounts,
        @Nullable String lastQuestionType,
        int contextualQuestions,
        int contextStreak,
        String lastClientResponse) {

    static final int MAX_CLARITY = 100;

    public Progress {
        perTypeCounts = Collections.unmodifiableMap(new LinkedHashMap<>(perTypeCounts));
    }

    /** All counters at 0, one for each type of the scenario. */
    static Progress none(Scenario scenario) {
        var counts = new LinkedHashMap<String, Integer>();
        scenario.types().forEach(type -> counts.put(type.id(), 0));
        return new Progress(0, 0, counts, null, 0, 0, "");
    }

    public int count(String type) {
        return perTypeCounts.getOrDefault(type, 0);
    }

    /** MB-418: the counters after one more question, in the order of the rule. */
    Progress counted(Scenario.QuestionType type, String answer, boolean contextual, int bonus) {
        var counts = new LinkedHashMap<>(perTypeCounts);
        counts.merge(type.id(), 1, Integer::sum);
        int clarity = clarityLevel + type.clarityPoints() + (contextual ? bonus : 0);
        return new Progress(
                questionCount + 1,
                Math.min(MAX_CLARITY, clarity),
                counts,
                type.id(),
                contextualQuestions + (contextual ? 1 : 0),
                contextual ? contextStreak + 1 : 0,
                answer);
    }

    public int score(Scenario scenario) { // MB-419
        return scenario.types().stream()
                .mapToInt(type -> count(type.id()) * type.scoreMultiplier())
                .sum();
    }
}

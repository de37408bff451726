package dev.krug.imports;

import dev.krug.kernel.Json;
import dev.krug.xp.Experience;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which people of the file can be taken over. */
final class EntryCheck { // MB-906

    private static final Pattern KEY = Pattern.compile("[1-9][0-9]{0,18}");
    private static final List<String> SESSION_COUNTS =
            List.of("question_count", "clarity_level", "contextual_questions", "context_streak");
    private static final List<String> STATS_COUNTS = List.of(
            "total_trainings",
            "total_questions",
            "best_score",
            "total_xp",
            "current_level",
            "maestro_streak",
            "total_score");
    private static final long MOST_XP = Experience.MOST_PER_GRANT;

    private EntryCheck() {}

    static Entry check(String key, long line, JsonNode value) {
        var problem = problem(key, value);
        return problem.isPresent()
                ? new Entry.Damaged(key, line, problem.get())
                : new Entry.Person(key, Long.parseLong(key), object(value.get("session")), object(value.get("stats")));
    }

    private static Optional<String> problem(String key, JsonNode value) {
        if (!KEY.matcher(key).matches() || !fits(key)) {
            return Optional.of("the key is no Telegram id");
        }
        if (!value.isObject()) {
            return Optional.of("the value is no object");
        }
        for (var part : List.of("session", "stats")) {
            if (value.has(part) && !value.get(part).isObject()) {
                return Optional.of(part + " is no object");
            }
        }
        return wrongCount("session", value.get("session"), SESSION_COUNTS)
                .or(() -> wrongCount("stats", value.get("stats"), STATS_COUNTS))
                .or(() -> tooMuch(value.get("stats")));
    }

    private static Optional<String> wrongCount(String part, @Nullable JsonNode values, List<String> names) {
        if (values == null) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name -> values.has(name) && !isCount(values.get(name)))
                .findFirst()
                .map(name -> part + "." + name + " is no whole number from 0");
    }

    private static Optional<String> tooMuch(@Nullable JsonNode stats) {
        return stats != null && stats.path("total_xp").asLong(0) > MOST_XP
                ? Optional.of("stats.total_xp is above " + MOST_XP)
                : Optional.empty();
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() <= Integer.MAX_VALUE;
    }

    private static boolean fits(String key) {
        return key.length() < 19 || key.compareTo(Long.toString(Long.MAX_VALUE)) <= 0;
    }

    private static Map<String, Object> object(@Nullable JsonNode node) {
        return node == null ? Map.of() : Json.readObject(node.toString());
    }
}

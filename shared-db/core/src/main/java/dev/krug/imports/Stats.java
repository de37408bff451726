package dev.krug.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lifetime counters of an older bot, and how they join those that are here. */
final class Stats { // MB-903, MB-904

    private static final DateTimeFormatter WITHOUT_ZONE =
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final Set<String> ADDED = Set.of("total_trainings", "total_questions", "total_score", "total_xp");
    private static final Set<String> GREATER = Set.of("best_score", "maestro_streak", "current_level");
    private static final Set<String> UNITED = Set.of("achievements_unlocked", "recent_cases");
    private static final Map<String, String> RENAMED = Map.of("master_badge", "spin_master");

    private Stats() {}

    static long number(Map<String, Object> stats, String name) {
        return stats.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** A score that was never counted is what was earned. */
    static long score(Map<String, Object> stats) {
        return stats.containsKey("total_score") ? number(stats, "total_score") : number(stats, "total_xp");
    }

    /** The achievements under the names of today, each once. */
    static List<String> badges(Map<String, Object> stats) {
        return texts(stats.get("achievements_unlocked")).stream()
                .map(type -> RENAMED.getOrDefault(type, type))
                .filter(type -> type.matches("[a-z0-9_]{1,100}"))
                .distinct()
                .toList();
    }

    /** A time without a zone is UTC. */
    static Optional<Instant> lastTraining(Map<String, Object> stats) {
        if (!(stats.get("last_training_date") instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException withoutZone) {
            try {
                return Optional.of(WITHOUT_ZONE.parse(text.replace(' ', 'T'), Instant::from));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }

    /** Counters are added, records the greater one, sets united; everything else stays as it is here. */
    static Map<String, Object> merged(Map<String, Object> here, Map<String, Object> imported) {
        var merged = new LinkedHashMap<>(here);
        imported.forEach((name, value) -> {
            if (ADDED.contains(name)) {
                merged.put(name, number(here, name) + number(imported, name));
            } else if (GREATER.contains(name)) {
                merged.put(name, Math.max(number(here, name), number(imported, name)));
            } else if (UNITED.contains(name)) {
                var all = new LinkedHashSet<>(texts(here.get(name)));
                all.addAll(texts(value));
                merged.put(name, List.copyOf(all));
            } else {
                merged.putIfAbsent(name, value);
            }
        });
        return merged;
    }

    private static List<String> texts(@Nullable Object value) {
        var texts = new ArrayList<String>();
        if (value instanceof List<?> list) {
            list.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }
}

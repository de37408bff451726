package dev.krug.imports;

import dev.krug.trainings.QuestionTypes;
import java.util.LinkedHashMap;
import java.util.Map;

/** A session of an older bot as it goes on here. */
final class ImportedSession { // MB-907

    private ImportedSession() {}

    /**
     * Question types get their names of today. A running training needs what only the client knows, which older
     * sessions do not carry: it waits for a new start.
     */
    static Map<String, Object> of(Map<String, Object> session) {
        var kept = new LinkedHashMap<>(session);
        if (session.get("per_type_counts") instanceof Map<?, ?> counts) {
            var renamed = new LinkedHashMap<String, Object>();
            counts.forEach((type, count) -> renamed.put(QuestionTypes.canonical(String.valueOf(type)), count));
            kept.put("per_type_counts", renamed);
        }
        if (!session.containsKey("_hidden")) {
            kept.put("chat_state", "waiting_start");
        }
        return kept;
    }
}

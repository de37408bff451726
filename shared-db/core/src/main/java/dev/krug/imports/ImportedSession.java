package dev.krug.imports;

import dev.krug.trainings.QuestionTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A session of an older bot as it goes on here. */
@Component
class ImportedSession { // MB-907

    private final List<SessionAdoption> adoptions;

    ImportedSession(List<SessionAdoption> adoptions) {
        this.adoptions = adoptions;
    }

    /** Question types get their names of today. What no bot of today can go on with waits for a new start. */
    Map<String, Object> of(String bot, long telegramId, Map<String, Object> session) {
        var renamed = renamed(session);
        return adoptions.stream()
                .filter(adoption -> adoption.botName().equals(bot))
                .findFirst()
                .map(adoption -> adoption.adopt(telegramId, renamed))
                .orElseGet(() -> waiting(renamed));
    }

    private static Map<String, Object> waiting(Map<String, Object> session) {
        if (!session.containsKey("_hidden")) {
            session.put("chat_state", "waiting_start");
        }
        return session;
    }

    private static Map<String, Object> renamed(Map<String, Object> session) {
        var kept = new LinkedHashMap<>(session);
        if (session.get("per_type_counts") instanceof Map<?, ?> counts) {
            var types = new LinkedHashMap<String, Object>();
            counts.forEach((type, count) -> types.put(QuestionTypes.canonical(String.valueOf(type)), count));
            kept.put("per_type_counts", types);
        }
        return kept;
    }
}

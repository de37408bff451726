package dev.krug.quiz;

import dev.krug.i18n.Language;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The questions that one player will be asked.
 *
 * @param questions as they will be asked, in the order of the ids
 */
record Deal(
        GameSpec spec,
        Language language,
        long seed,
        List<UUID> ids,
        List<Question> questions,
        @Nullable LocalDate dailyDate,
        @Nullable DuelId duel) {

    /** What was asked for, as it is kept with the game. */
    Map<String, Object> params() {
        var params = new LinkedHashMap<String, Object>();
        params.put("language", language.code());
        if (spec.category() != null) {
            params.put("category", spec.category());
        }
        if (spec.difficulty() != null) {
            params.put("difficulty", spec.difficulty().code());
        }
        return params;
    }
}

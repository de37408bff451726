package dev.krug.spin.scenario;

import dev.krug.badges.BadCondition;
import dev.krug.badges.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a scenario that turn play into results, ranks and achievements. */
final class ScoringReader {

    private ScoringReader() {}

    static List<Scenario.ResultBand> bands(JsonCursor scoring) {
        var bands = new ArrayList<Scenario.ResultBand>();
        var section = scoring.required("badges");
        long expected = 0;
        for (var item : section.filledList()) {
            var band = band(item.object());
            if (band.minScore() != expected) {
                boolean gap = band.minScore() > expected;
                item.error(gap ? "BAND_GAP" : "BAND_OVERLAP", "The band should begin at " + expected);
            }
            expected = band.maxScore() == null ? Long.MAX_VALUE : band.maxScore() + 1L;
            bands.add(band);
        }
        if (!bands.isEmpty() && bands.getLast().maxScore() != null) {
            section.error("BAND_GAP", "The last band must be open above");
        }
        var unused = scoring.optional("question_weights");
        scoring.warnOfUnknownKeys();
        return List.copyOf(bands);
    }

    private static Scenario.ResultBand band(JsonCursor item) {
        var min = item.required("min_score");
        int minScore = min.integer(0, Integer.MAX_VALUE);
        var max = item.optional("max_score");
        @Nullable Integer maxScore = max.isPresent() ? max.integer(minScore, Integer.MAX_VALUE) : null;
        var band = new Scenario.ResultBand(
                minScore,
                maxScore,
                item.required("emoji").string(),
                item.required("name").text());
        item.warnOfUnknownKeys();
        return band;
    }

    static List<Scenario.Rank> ranks(JsonCursor ranking) {
        var ranks = new ArrayList<Scenario.Rank>();
        long lastXp = -1;
        for (var item : ranking.optional("levels").filledList()) {
            var rank = rank(item.object());
            if (rank.level() != ranks.size() + 1) {
                item.error("BAD_RANKING", "Levels count from 1 without gaps");
            }
            if (rank.minXp() <= lastXp || (ranks.isEmpty() && rank.minXp() != 0)) {
                item.error("BAD_RANKING", "min_xp rises strictly from 0"); // MB-203
            }
            lastXp = rank.minXp();
            ranks.add(rank);
        }
        ranking.warnOfUnknownKeys();
        return List.copyOf(ranks);
    }

    private static Scenario.Rank rank(JsonCursor item) {
        var rank = new Scenario.Rank(
                item.required("level").integer(1, 1000),
                item.required("min_xp").integer(0, Integer.MAX_VALUE),
                item.required("emoji").string(),
                item.required("name").text(),
                item.optional("description").text());
        item.warnOfUnknownKeys();
        return rank;
    }

    static List<Scenario.Achievement> achievements(JsonCursor section) {
        var achievements = new ArrayList<Scenario.Achievement>();
        var seen = new HashSet<String>();
        for (var item : section.optional("list").list()) {
            var id = item.object().required("id").string();
            if (!seen.add(id)) {
                item.error("DUPLICATE_ID", "The achievement " + id + " stands twice");
            }
            var condition = condition(item.required("condition"));
            if (condition != null) {
                achievements.add(
                        new Scenario.Achievement(id, item.required("emoji").string(), condition));
            }
            item.warnOfUnknownKeys();
        }
        section.warnOfUnknownKeys();
        return List.copyOf(achievements);
    }

    private static @Nullable Condition condition(JsonCursor place) {
        try {
            return Condition.parse(place.string(), ScenarioReader.COUNTERS);
        } catch (BadCondition rejected) {
            place.error("BAD_CONDITION", String.valueOf(rejected.getMessage()));
            return null;
        }
    }

    static Map<String, Integer> weights(JsonCursor section) {
        var weights = new LinkedHashMap<String, Integer>();
        section.object().entries().forEach((key, value) -> weights.put(key, value.integer(0, 1000)));
        return Map.copyOf(weights);
    }
}

package dev.krug.spin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One user's lifetime counters in the trainer; what {@code bot_sessions.stats_data} holds. */
public record SpinStats(
        int totalTrainings,
        int totalQuestions,
        int totalContextual,
        long totalScore,
        int bestScore,
        long totalXp,
        int currentLevel,
        List<String> achievementsUnlocked,
        @Nullable RankUp pendingRankUp,
        int maestroStreak,
        @Nullable Instant lastTrainingDate,
        List<String> recentCases) {

    /** A rise that one report still has to show. */
    public record RankUp(int oldLevel, int newLevel) {}

    public static final SpinStats NONE = new SpinStats(0, 0, 0, 0, 0, 0, 1, List.of(), null, 0, null, List.of());

    public SpinStats {
        achievementsUnlocked = List.copyOf(achievementsUnlocked);
        recentCases = List.copyOf(recentCases);
    }

    public static SpinStats fromJson(Map<String, ?> values) {
        var json = new JsonMap(values);
        var notification = json.object("level_up_notification");
        return new SpinStats(
                json.count("total_trainings"),
                json.count("total_questions"),
                json.count("total_contextual"),
                json.number("total_score"),
                json.count("best_score"),
                json.number("total_xp"),
                Math.max(1, json.count("current_level")),
                json.texts("achievements_unlocked"),
                notification.flag("should_show")
                        ? new RankUp(notification.count("old_level"), notification.count("new_level"))
                        : null,
                json.count("maestro_streak"),
                json.instant("last_training_date"),
                json.texts("recent_cases"));
    }

    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("total_trainings", totalTrainings);
        json.put("total_questions", totalQuestions);
        json.put("total_contextual", totalContextual);
        json.put("total_score", totalScore);
        json.put("best_score", bestScore);
        json.put("total_xp", totalXp);
        json.put("current_level", currentLevel);
        json.put("achievements_unlocked", achievementsUnlocked);
        json.put("level_up_notification", notification());
        json.put("maestro_streak", maestroStreak);
        if (lastTrainingDate != null) {
            json.put("last_training_date", lastTrainingDate.toString());
        }
        json.put("recent_cases", recentCases);
        return json;
    }

    private Map<String, Object> notification() {
        var json = new LinkedHashMap<String, Object>();
        json.put("should_show", pendingRankUp != null);
        if (pendingRankUp != null) {
            json.put("old_level", pendingRankUp.oldLevel());
            json.put("new_level", pendingRankUp.newLevel());
        }
        return json;
    }
}

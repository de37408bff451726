package dev.krug.challenges;

import dev.krug.badges.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The badges of the challenges, with what earns them. */
public enum ChallengeBadge { // MB-221
    CHALLENGE_FIRST("🎯", "challenges >= 1"),
    STREAK_7("🔥", "streak >= 7"),
    STREAK_30("🌋", "streak >= 30"),
    STREAK_100("☄️", "streak >= 100"),
    CLEAN_SWEEP_10("🧹", "sweeps >= 10"),
    ALL_ROUNDER("🌍", "bots >= 3");

    private final String emoji;
    private final Condition condition;

    ChallengeBadge(String emoji, String condition) {
        this.emoji = emoji;
        this.condition = Condition.parse(condition, Counters.NAMES);
    }

    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String emoji() {
        return emoji;
    }

    public String condition() {
        return condition.toString();
    }

    /** All whose conditions hold, whether held before or not. */
    static List<ChallengeBadge> earned(ProgressRows.Feats feats, int streak) {
        var counters = counters(feats, streak);
        return Arrays.stream(values())
                .filter(badge -> badge.condition.holds(counters))
                .toList();
    }

    /** What the conditions count. */
    static Map<String, Long> counters(ProgressRows.Feats feats, int streak) {
        return Map.of(
                "challenges", (long) feats.done(),
                "streak", (long) streak,
                "sweeps", (long) feats.sweeps(),
                "bots", (long) feats.bots());
    }

    /** Apart, because constants are made before an enum's own static fields. */
    private static final class Counters {
        static final Set<String> NAMES = Set.of("challenges", "streak", "sweeps", "bots");
    }
}

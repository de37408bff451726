package dev.krug.badges.web;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far somebody is on the way to a badge whose condition is one comparison. */
record BadgeProgress(long current, long target) {

    private static final Pattern ONE_COMPARISON = Pattern.compile("\\s*([a-z_][a-z0-9_]*)\\s*(>=|>)\\s*(\\d{1,9})\\s*");

    /** Empty for other conditions, and when the bot does not count the variable. */
    static Optional<BadgeProgress> of(String condition, Map<String, Object> stats) {
        var match = ONE_COMPARISON.matcher(condition);
        if (!match.matches() || !(counter(match.group(1), stats) instanceof Number counted)) {
            return Optional.empty();
        }
        long target = Long.parseLong(match.group(3)) + (match.group(2).equals(">") ? 1 : 0);
        return Optional.of(new BadgeProgress(Math.clamp(counted.longValue(), 0, target), target));
    }

    /** A counter, or one of a group of them: {@code duels_won} may stand as {@code won} in {@code duels}. */
    private static @Nullable Object counter(String name, Map<String, Object> stats) {
        int end = name.indexOf('_');
        return end > 0 && !stats.containsKey(name) && stats.get(name.substring(0, end)) instanceof Map<?, ?> group
                ? group.get(name.substring(end + 1))
                : stats.get(name);
    }
}

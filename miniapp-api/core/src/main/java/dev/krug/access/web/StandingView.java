package dev.krug.access.web;

import dev.krug.access.Standing;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody may start, and what they have. */
public record StandingView(
        boolean hasAccess,
        @Nullable String accessType,
        Map<String, Object> details,
        int freeTrainingsLeft,
        int creditsLeft,
        @Nullable Instant subscriptionEnd,
        @Nullable Integer quotaLeft) {

    public static StandingView of(Standing standing) {
        var type = standing.right().accessType();
        return new StandingView(
                standing.right().isGiven(),
                type == null ? null : type.code(),
                new TreeMap<>(standing.right().details()), // the same answer every time
                standing.freeTrainingsLeft(),
                standing.creditsLeft(),
                standing.subscriptionEnd(),
                standing.quotaLeft());
    }
}

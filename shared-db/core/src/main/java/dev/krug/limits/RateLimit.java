package dev.krug.limits;

import java.time.Duration;

/**
 * So many times per window.
 *
 * @param strict counted in PostgreSQL, so that no outage of Redis opens it: for sign-in, codes and links
 */
public record RateLimit(String name, int max, Duration window, boolean strict) {

    public static final RateLimit SOFT = general("soft", 100, Duration.ofMinutes(1)); // CORE-530
    public static final RateLimit HARD = general("hard", 10, Duration.ofMinutes(1));
    public static final RateLimit DAILY = general("daily", 100, Duration.ofDays(1));
    public static final RateLimit PUBLIC = general("public", 60, Duration.ofMinutes(1));

    public RateLimit {
        if (max < 1 || window.toMillis() < 1_000) {
            throw new IllegalArgumentException("A limit allows something within at least a second");
        }
    }

    public static RateLimit general(String name, int max, Duration window) {
        return new RateLimit(name, max, window, false);
    }

    public static RateLimit strict(String name, int max, Duration window) {
        return new RateLimit(name, max, window, true);
    }
}

package dev.krug.limits;

import java.time.Duration;

/**
 * What is left of a limit after this use.
 *
 * @param resetIn until the window ends
 */
public record Allowance(int limit, int remaining, Duration resetIn, boolean allowed) {

    static Allowance of(RateLimit limit, long uses, Duration resetIn) {
        return new Allowance(limit.max(), (int) Math.max(0, limit.max() - uses), resetIn, uses <= limit.max());
    }
}

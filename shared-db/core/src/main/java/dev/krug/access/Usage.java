package dev.krug.access;

import java.util.Map;

/**
 * What somebody has started, without what was given back.
 *
 * @param byType how often by which right; absent means never
 * @param lastMonth of the last 30 days
 */
public record Usage(Map<AccessType, Integer> byType, int lastMonth) {

    public int total() {
        return byType.values().stream().mapToInt(Integer::intValue).sum();
    }
}

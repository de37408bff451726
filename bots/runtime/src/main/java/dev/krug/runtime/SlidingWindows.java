package dev.krug.runtime;

import dev.krug.runtime.SendLimits.Window;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sliding windows in memory. A call counts from its permit until a whole span after it has landed, because nobody knows
 * when on its way it arrived. Safe for concurrent use.
 */
final class SlidingWindows {

    /** A call that has not landed for so long is taken to be lost. */
    static final long LONGEST_FLIGHT_MILLIS = 5_000;

    /** When to ask again while calls in flight fill a window. */
    static final long LOOK_AGAIN_MILLIS = 50;

    private static final int SWEEP_EVERY = 1_000;

    // By permit, when it counts as landed: in the future while the call is in flight.
    private final Map<String, Map<String, Long>> windows = new HashMap<>();
    private int calls;

    /** 0 when all windows had room, and then it is taken; else the milliseconds until it is worth asking again. */
    synchronized long tryNow(List<Window> wanted, String permit, long now) {
        sweep(now);
        long wait = 0;
        for (var window : wanted) {
            var landings = landings(window);
            landings.values().removeIf(landing -> landing <= now - window.spanMillis());
            if (landings.size() >= window.most()) {
                long next = landings.values().stream()
                        .sorted()
                        .skip(landings.size() - window.most())
                        .findFirst()
                        .orElseThrow();
                wait = Math.max(wait, next > now ? LOOK_AGAIN_MILLIS : next + window.spanMillis() - now);
            }
        }
        if (wait == 0) {
            wanted.forEach(window -> landings(window).put(permit, now + LONGEST_FLIGHT_MILLIS));
        }
        return wait;
    }

    /** The call with this permit landed; also for calls that were permitted elsewhere. */
    synchronized void landed(List<Window> wanted, String permit, long at) {
        wanted.forEach(window -> landings(window).put(permit, at));
    }

    /** Empties all windows whose key begins so. */
    synchronized void forget(String prefix) {
        windows.keySet().removeIf(key -> key.startsWith(prefix));
    }

    private Map<String, Long> landings(Window window) {
        return windows.computeIfAbsent(window.key(), key -> new LinkedHashMap<>());
    }

    private void sweep(long now) {
        if (++calls % SWEEP_EVERY == 0) {
            windows.values().removeIf(landings -> landings.values().stream().allMatch(at -> at < now - 120_000));
        }
    }
}

package dev.krug.runtime;

import dev.krug.runtime.SendLimits.Window;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sliding windows in memory, exact to the millisecond. Safe for concurrent use. */
final class SlidingWindows {

    private static final int SWEEP_EVERY = 1_000;

    private final Map<String, ArrayDeque<Long>> permits = new HashMap<>();
    private int calls;

    /** 0 when all windows had room, and then it is taken; else the milliseconds until it is worth asking again. */
    synchronized long tryNow(List<Window> windows, long now) {
        long wait = 0;
        for (var window : windows) {
            var taken = taken(window);
            while (!taken.isEmpty() && taken.peekFirst() <= now - window.spanMillis()) {
                taken.removeFirst();
            }
            if (taken.size() >= window.most()) {
                wait = Math.max(wait, taken.peekFirst() + window.spanMillis() - now);
            }
        }
        if (wait == 0) {
            windows.forEach(window -> taken(window).addLast(now));
        }
        sweep(now);
        return wait;
    }

    /** A permit that was taken elsewhere. */
    synchronized void note(List<Window> windows, long at) {
        windows.forEach(window -> taken(window).addLast(at));
    }

    /** Empties all windows whose key begins so. */
    synchronized void forget(String prefix) {
        permits.keySet().removeIf(key -> key.startsWith(prefix));
    }

    /** The last permit of the window counts from now. */
    synchronized void move(Window window, long now) {
        var taken = taken(window);
        taken.pollLast();
        taken.addLast(now);
    }

    private ArrayDeque<Long> taken(Window window) {
        return permits.computeIfAbsent(window.key(), key -> new ArrayDeque<>());
    }

    private void sweep(long now) {
        if (++calls % SWEEP_EVERY == 0) {
            permits.values().removeIf(taken -> taken.isEmpty() || taken.peekLast() < now - 120_000);
        }
    }
}

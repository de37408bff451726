package dev.krug.sandbox.chaos;

import dev.krug.sandbox.botapi.CallLog.Entry;
import java.util.List;

/** Counts calls in sliding windows, by the time at which Telegram saw them. */
final class Sends {

    private Sends() {}

    /** The most that any span of this length holds. */
    static long mostWithin(long spanMillis, List<Entry> calls) {
        var times = calls.stream().map(Entry::atMillis).sorted().toList();
        long most = 0;
        for (int first = 0, last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) >= spanMillis) {
                first++;
            }
            most = Math.max(most, last - first + 1L);
        }
        return most;
    }
}

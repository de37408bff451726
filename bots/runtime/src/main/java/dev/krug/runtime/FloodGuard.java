package dev.krug.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps one person from drowning a bot: beyond the limit the rest of the window is dropped, with one notice. Counts in
 * this process; an update that is tried again counts once.
 */
@Component
class FloodGuard { // MB-116

    static final int MOST_PER_WINDOW = 20;
    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final int MOST_WINDOWS = 50_000;

    private final Map<String, Window> windows = new HashMap<>();

    enum Verdict {
        PASS,
        NOTICE,
        DROP
    }

    synchronized Verdict check(String person, long updateId, Instant now) {
        if (windows.size() > MOST_WINDOWS) {
            windows.values().removeIf(window -> window.isOver(now));
        }
        var window =
                windows.compute(person, (key, known) -> known == null || known.isOver(now) ? new Window(now) : known);
        window.updates().add(updateId);
        int position = window.updates().size();
        if (window.isWithinLimit(updateId)) {
            return Verdict.PASS;
        }
        return position == MOST_PER_WINDOW + 1 ? Verdict.NOTICE : Verdict.DROP;
    }

    private record Window(Instant start, LinkedHashSet<Long> updates) {

        Window(Instant start) {
            this(start, new LinkedHashSet<>());
        }

        boolean isOver(Instant now) {
            return !now.isBefore(start.plus(WINDOW));
        }

        boolean isWithinLimit(long updateId) {
            return updates.stream().limit(MOST_PER_WINDOW).anyMatch(known -> known == updateId);
        }
    }
}

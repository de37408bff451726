package dev.krug.spin;

import dev.krug.spin.voice.Feedback;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Comments of the last twenty minutes by the hash of what they depend on. Safe for concurrent use. */
public final class FeedbackCache { // MB-427

    private static final Duration KEPT = Duration.ofMinutes(20);
    private static final int MAX_ENTRIES = 10_000;

    private final Clock clock;
    private final Map<String, Kept> entries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    private record Kept(Feedback feedback, Instant until) {}

    public FeedbackCache(Clock clock) {
        this.clock = clock;
    }

    public synchronized Optional<Feedback> find(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Kept::feedback);
    }

    public synchronized void keep(String key, Feedback feedback) {
        entries.put(key, new Kept(feedback, clock.instant().plus(KEPT)));
    }
}

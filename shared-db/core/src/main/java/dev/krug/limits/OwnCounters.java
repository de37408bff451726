package dev.krug.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counters of this process alone; the longest unused leave first when there are too many. */
@Component
class OwnCounters {

    private static final int MAX_COUNTERS = 50_000;

    private final Clock clock;
    private final Map<String, Counter> counters = new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Counter> eldest) {
            return size() > MAX_COUNTERS;
        }
    };

    OwnCounters(Clock clock) {
        this.clock = clock;
    }

    synchronized Allowance take(RateLimit limit, String subject) {
        var now = clock.instant();
        var counter = counters.merge(
                limit.name() + "|" + subject,
                new Counter(1, now.plus(limit.window())),
                (known, fresh) -> known.end().isAfter(now) ? new Counter(known.uses() + 1, known.end()) : fresh);
        return Allowance.of(limit, counter.uses(), Duration.between(now, counter.end()));
    }

    private record Counter(long uses, Instant end) {}
}

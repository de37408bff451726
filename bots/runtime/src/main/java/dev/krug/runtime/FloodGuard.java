package dev.krug.runtime;

import dev.krug.kernel.Batches;
import dev.krug.telegram.BotId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.api.RScript;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps one person from drowning a bot: beyond the limit the rest of the window is dropped, with one notice. All
 * processes count together in Redis, each for itself while it is away; an update that is tried again counts once.
 */
@Component
class FloodGuard { // MB-116

    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final int MOST_WINDOWS = 50_000;

    // The places of many updates, each in the window of its person.
    private static final String SCRIPT = """
            local places = {}
            for i, window in ipairs(KEYS) do
              local place = redis.call('zscore', window, ARGV[i + 1])
              if not place then
                place = redis.call('zcard', window) + 1
                redis.call('zadd', window, place, ARGV[i + 1])
                if place == 1 then redis.call('pexpire', window, ARGV[1]) end
              end
              places[i] = tonumber(place)
            end
            return places
            """;

    private final SharedMemory shared;
    private final int mostPerWindow;
    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();
    private final Batches<Arrived, Long> shares = new Batches<>(this::countTogether);

    @Autowired
    FloodGuard(SharedMemory shared, RuntimeSettings settings, Clock clock) {
        this(shared, settings.floodLimit(), clock);
    }

    FloodGuard(SharedMemory shared, int mostPerWindow, Clock clock) {
        this.mostPerWindow = mostPerWindow;
        this.shared = shared;
        this.clock = clock;
    }

    enum Verdict {
        PASS,
        NOTICE,
        DROP;

        /** By the place of the update among those of the window, from 1. */
        static Verdict of(long place, int most) {
            if (place <= most) {
                return PASS;
            }
            return place == most + 1 ? NOTICE : DROP;
        }
    }

    Mono<Verdict> check(BotId bot, long person, long updateId) {
        var key = bot.value() + ":" + person;
        return shares.ask(new Arrived(key, updateId))
                .switchIfEmpty(Mono.fromSupplier(() -> placeHere(key, updateId, clock.instant())))
                .map(place -> Verdict.of(place, mostPerWindow));
    }

    private record Arrived(String person, long updateId) {}

    /** Empty while Redis is away. */
    private Mono<Map<Arrived, Long>> countTogether(List<Arrived> arrived) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(WINDOW.toMillis()));
        arrived.forEach(one -> arguments.add(Long.toString(one.updateId())));
        return shared.<List<Long>>eval(
                        RScript.ReturnType.LIST,
                        SCRIPT,
                        arrived.stream()
                                .<Object>map(one -> "krug:flood:" + one.person())
                                .toList(),
                        arguments)
                .map(places -> {
                    var answers = new HashMap<Arrived, Long>();
                    for (int i = 0; i < places.size(); i++) {
                        answers.put(arrived.get(i), places.get(i));
                    }
                    return answers;
                });
    }

    synchronized long placeHere(String person, long updateId, Instant now) {
        if (windows.size() > MOST_WINDOWS) {
            windows.values().removeIf(window -> window.isOver(now));
        }
        return windows.compute(person, (key, known) -> known == null || known.isOver(now) ? new Window(now) : known)
                .placeOf(updateId);
    }

    private record Window(Instant start, Map<Long, Long> places) {

        Window(Instant start) {
            this(start, new LinkedHashMap<>());
        }

        boolean isOver(Instant now) {
            return !now.isBefore(start.plus(WINDOW));
        }

        long placeOf(long updateId) {
            return places.computeIfAbsent(updateId, id -> places.size() + 1L);
        }
    }
}

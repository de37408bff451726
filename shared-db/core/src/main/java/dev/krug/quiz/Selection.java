package dev.krug.quiz;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses the questions of a game. The same candidates and seed give the same game. */
final class Selection { // MB-612

    private Selection() {}

    /**
     * A question that could be asked.
     *
     * @param metAt when the user last answered it; null if never
     * @param recent whether that was among the user's last 100 answers
     */
    record Candidate(UUID id, @Nullable Instant metAt, boolean recent) {}

    /** In the order of asking; fewer than {@code size} when there are no more. */
    static List<UUID> choose(List<Candidate> candidates, int size, long seed) {
        var random = new Random(seed);
        var fresh = new ArrayList<>(candidates.stream().filter(c -> !c.recent()).toList());
        Collections.shuffle(fresh, random);
        var chosen = new ArrayList<>(fresh.subList(0, Math.min(size, fresh.size())));
        candidates.stream()
                .filter(Candidate::recent)
                .sorted(Comparator.comparing(Candidate::metAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .limit(size - chosen.size())
                .forEach(chosen::add);
        Collections.shuffle(chosen, random);
        return chosen.stream().map(Candidate::id).toList();
    }

    /** The same for everybody, whatever they have met before; fewer than {@code size} when there are no more. */
    static List<UUID> draw(List<UUID> all, int size, long seed) {
        var drawn = new ArrayList<>(all);
        Collections.shuffle(drawn, new Random(seed));
        return List.copyOf(drawn.subList(0, Math.min(size, drawn.size())));
    }

    /** Spread widely, because neighbouring seeds begin alike. */
    static long dailySeed(LocalDate date) {
        return date.toEpochDay() * 0x9E3779B97F4A7C15L;
    }

    /** The options of the question at this position, in the order in which they are shown. */
    static <T> List<T> shuffled(List<T> options, long seed, int position) {
        var order = new ArrayList<>(options);
        Collections.shuffle(order, new Random(seed * 31 + position));
        return List.copyOf(order);
    }
}

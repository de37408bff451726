package dev.krug.challenges;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Which template a day offers in a slot. */
final class Choice { // MB-703

    /** A template stays away from its slot for so many days before and after. */
    static final int DAYS_APART = 6;

    private Choice() {}

    /**
     * A template that may be chosen.
     *
     * @param rested whether its slot has not had it for a while
     */
    record Candidate(UUID id, String code, int weight, boolean rested) {}

    /** By weight, of those that have rested if there are any; the same for everybody. Empty when there is nothing to choose. */
    static Optional<Candidate> of(LocalDate date, Slot slot, List<Candidate> candidates) {
        var rested = candidates.stream().filter(Candidate::rested).toList();
        var choosable = (rested.isEmpty() ? candidates : rested)
                .stream().sorted(Comparator.comparing(Candidate::code)).toList();
        int left = choosable.isEmpty() ? 0 : random(date, slot).nextInt(weight(choosable));
        for (var candidate : choosable) {
            left -= candidate.weight();
            if (left < 0) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static int weight(List<Candidate> candidates) {
        return candidates.stream().mapToInt(Candidate::weight).sum();
    }

    // An algorithm that is named, so that no other version of Java chooses otherwise.
    private static RandomGenerator random(LocalDate date, Slot slot) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(31 * date.toEpochDay() + slot.code().hashCode());
    }
}

package dev.krug.packs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A stored version of a pack, ordered by its number. */
record Version(String number, String sha256) implements Comparable<Version> {

    /** The highest; empty when there is none. */
    static Optional<Version> highest(List<Version> versions) {
        return versions.stream().max(Comparator.naturalOrder());
    }

    @Override
    public int compareTo(Version other) {
        return Arrays.compare(parts(), other.parts());
    }

    private int[] parts() {
        return Arrays.stream(number.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}

package dev.krug.packs;

import java.util.Arrays;

/** A stored version of a pack, ordered by its number. */
record Version(String number, String sha256) implements Comparable<Version> {

    @Override
    public int compareTo(Version other) {
        return Arrays.compare(parts(), other.parts());
    }

    private int[] parts() {
        return Arrays.stream(number.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}

package dev.krug.challenges;

import java.util.Arrays;
import java.util.Optional;

/** Days in a row that are rewarded, once in each run. */
public enum Milestone { // MB-707
    DAYS_3(3, 30),
    DAYS_7(7, 70),
    DAYS_14(14, 150),
    DAYS_30(30, 400),
    DAYS_100(100, 1500);

    private final int days;
    private final int xp;

    Milestone(int days, int xp) {
        this.days = days;
        this.xp = xp;
    }

    public int days() {
        return days;
    }

    public int xp() {
        return xp;
    }

    static Optional<Milestone> at(int days) {
        return Arrays.stream(values())
                .filter(milestone -> milestone.days == days)
                .findFirst();
    }

    /** The first that is still ahead. */
    public static Optional<Milestone> after(int days) {
        return Arrays.stream(values())
                .filter(milestone -> milestone.days > days)
                .findFirst();
    }
}

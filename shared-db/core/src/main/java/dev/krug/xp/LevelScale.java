package dev.krug.xp;

import java.util.Comparator;
import java.util.List;

/**
 * Which level an amount of experience is worth.
 *
 * @param steps levels consecutive from 1 with strictly rising amounts from 0; empty for the formula of the platform
 */
public record LevelScale(List<Step> steps) {

    /** level = floor(xp / 100) + 1, without a top. */
    public static final LevelScale PLATFORM = new LevelScale(List.of());

    private static final long XP_PER_LEVEL = 100;

    /** The least experience of a level. */
    public record Step(int level, long minXp) {}

    public LevelScale { // MB-203
        steps = steps.stream().sorted(Comparator.comparingInt(Step::level)).toList();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.level() != i + 1) {
                throw new IllegalArgumentException("Levels are consecutive from 1; there is no level " + (i + 1));
            }
            if (i == 0 ? step.minXp() != 0 : step.minXp() <= steps.get(i - 1).minXp()) {
                throw new IllegalArgumentException("The experience of level " + step.level() + " must "
                        + (i == 0 ? "be 0" : "exceed that of the level before"));
            }
        }
    }

    public int levelOf(long xp) {
        if (steps.isEmpty()) {
            return Math.toIntExact(Math.min(xp / XP_PER_LEVEL + 1, Integer.MAX_VALUE));
        }
        return (int) steps.stream().filter(step -> step.minXp() <= xp).count();
    }

    public long minXpOf(int level) {
        return steps.isEmpty()
                ? (level - 1) * XP_PER_LEVEL
                : steps.get(Math.min(level, steps.size()) - 1).minXp();
    }

    /** True at the highest level of a scale that has one. */
    public boolean isTop(int level) {
        return !steps.isEmpty() && level >= steps.size();
    }
}

package dev.krug.xp;

/**
 * What a grant did.
 *
 * @param leveledUp true for exactly one of the grants that together crossed a boundary
 */
public record XpChange(boolean leveledUp, int oldLevel, int newLevel, long totalXp) {

    /** What is answered for somebody unknown. */
    public static final XpChange NOTHING = new XpChange(false, 1, 1, 0); // MB-105
}

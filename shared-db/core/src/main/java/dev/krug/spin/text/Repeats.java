package dev.krug.spin.text;

import java.util.HashSet;

/** Whether two texts ask the same: equal words, or nearly the same set of words. */
public final class Repeats { // MB-417

    private static final int SHARED_PERCENT = 90;

    private Repeats() {}

    public static boolean same(String one, String other) {
        var a = Phrase.of(one).words();
        var b = Phrase.of(other).words();
        if (a.equals(b)) {
            return true;
        }
        var shared = new HashSet<>(a);
        shared.retainAll(new HashSet<>(b));
        var all = new HashSet<>(a);
        all.addAll(b);
        return shared.size() * 100 >= SHARED_PERCENT * all.size();
    }
}

package dev.krug.challenges;

import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Tally;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a challenge counts over one day.
 *
 * @param kind of the activities; for {@link Fn#DISTINCT_BOTS} the beginning of it
 * @param minValue what an activity must be worth to count
 */
public record Metric(Fn fn, String kind, int minValue) { // MB-702

    static final String CHECK_IN = "checkin";

    /** How activities become a number. */
    public enum Fn {
        COUNT,
        SUM,
        MAX,
        DISTINCT_BOTS;

        static Fn of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A number, and the bots whose activities made it. */
    record Score(int value, List<String> bots) {}

    /** Experience from challenges never counts. */
    Score of(Collection<Tally> tallies) {
        var counted = tallies.stream().filter(this::counts).toList();
        long value =
                switch (fn) {
                    case COUNT -> counted.stream().mapToLong(Tally::times).sum();
                    case SUM ->
                        counted.stream()
                                .mapToLong(tally -> tally.value() * tally.times())
                                .sum();
                    case MAX -> counted.stream().mapToLong(Tally::value).max().orElse(0);
                    case DISTINCT_BOTS -> bots(counted).count();
                };
        return new Score(
                Math.clamp(value, 0, Integer.MAX_VALUE), bots(counted).sorted().toList());
    }

    /** Whether a press of the check-in button does it. */
    public boolean isCheckIn() {
        return kind.equals(CHECK_IN);
    }

    /** Whether activities of this bot may do it, as far as their kind tells: {@code quiz.…} are those of quiz_bot. */
    public boolean isDoneIn(String bot) {
        boolean isAnyBots = kind.isEmpty() || kind.equals(Activities.XP_EARNED);
        return isAnyBots || (kind.contains(".") && bot.equals(kind.substring(0, kind.indexOf('.')) + "_bot"));
    }

    private boolean counts(Tally tally) {
        boolean isMeant = fn == Fn.DISTINCT_BOTS
                ? tally.kind().startsWith(kind)
                : tally.kind().equals(kind);
        return isMeant
                && tally.value() >= minValue
                && !(tally.kind().equals(Activities.XP_EARNED)
                        && tally.botName().equals(Challenges.BOT));
    }

    private static Stream<String> bots(List<Tally> tallies) {
        return tallies.stream().map(Tally::botName).distinct();
    }
}

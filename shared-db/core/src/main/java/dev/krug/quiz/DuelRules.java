package dev.krug.quiz;

import dev.krug.quiz.Duel.Progress;
import dev.krug.quiz.Duel.Side;
import dev.krug.quiz.Duel.Winner;
import java.util.Comparator;

/** Who wins a duel, when it ends, and what it brings. */
final class DuelRules {

    static final int RATED_PER_PAIR_AND_DAY = 3; // MB-624

    private static final int WINNER_XP = 30;
    private static final int LOSER_XP = 10;
    private static final int DRAW_XP = 20;
    private static final Comparator<Side> BETTER = Comparator.comparingInt(Side::score)
            .thenComparing(Comparator.comparingLong(Side::elapsedMs).reversed());

    private DuelRules() {}

    /** What is to be done about an accepted duel. */
    sealed interface Decision {

        record Wait() implements Decision {}

        /** Nobody has played. */
        record Expire() implements Decision {}

        /** @param ratable whether it was decided by playing */
        record Finish(Winner winner, boolean ratable) implements Decision {}
    }

    /**
     * @param challengerGone banned or erased
     * @param over whether the time for playing has passed; who began in it may play on
     */
    static Decision decide(Side challenger, boolean challengerGone, Side opponent, boolean opponentGone, boolean over) {
        if (challenger.isDone() && opponent.isDone()) {
            return new Decision.Finish(winner(challenger, opponent), true);
        }
        if (challengerGone || opponentGone) { // MB-627
            return challengerGone && opponentGone
                    ? new Decision.Expire()
                    : new Decision.Finish(challengerGone ? Winner.OPPONENT : Winner.CHALLENGER, false);
        }
        if (!over || challenger.progress() == Progress.PLAYING || opponent.progress() == Progress.PLAYING) {
            return new Decision.Wait();
        }
        return challenger.isDone() || opponent.isDone()
                ? new Decision.Finish(winner(challenger, opponent), true)
                : new Decision.Expire(); // MB-622
    }

    /** The higher score, then the shorter time. */
    static Winner winner(Side challenger, Side opponent) { // MB-623
        int difference = BETTER.compare(challenger, opponent);
        return difference == 0 ? Winner.DRAW : difference > 0 ? Winner.CHALLENGER : Winner.OPPONENT;
    }

    /** @param own which of the two asks */
    static int xp(Winner winner, Winner own, boolean played) { // MB-623
        if (winner == own) {
            return WINNER_XP;
        }
        return !played ? 0 : winner == Winner.DRAW ? DRAW_XP : LOSER_XP;
    }

    static double points(Winner winner, Winner own) { // MB-624
        return winner == Winner.DRAW ? 0.5 : winner == own ? 1 : 0;
    }
}

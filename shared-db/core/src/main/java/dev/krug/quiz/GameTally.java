package dev.krug.quiz;

/** What a game has come to so far. */
public record GameTally(int size, int score, int correct, int wrong, int timeouts, int run, int bestRun) {

    public int answered() {
        return correct + wrong + timeouts;
    }

    /** In percent of what was answered, rounded down. */
    public int accuracy() {
        return answered() == 0 ? 0 : 100 * correct / answered();
    }

    GameTally plus(Judging.Judgement judgement) {
        return new GameTally(
                size,
                score + judgement.points(),
                correct + (judgement.outcome() == Outcome.CORRECT ? 1 : 0),
                wrong + (judgement.outcome() == Outcome.WRONG ? 1 : 0),
                timeouts + (judgement.outcome() == Outcome.TIMEOUT ? 1 : 0),
                judgement.run(),
                Math.max(bestRun, judgement.run()));
    }
}

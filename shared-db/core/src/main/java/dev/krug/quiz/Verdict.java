package dev.krug.quiz;

/** A judged question, and how the game stands after it. */
public record Verdict(GameId game, PlayedQuestion played, GameTally tally) {

    public boolean isLast() {
        return played.position() == tally.size();
    }
}

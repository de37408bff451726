package dev.krug.quiz;

/** A judged question, and how the game stands after it. */
public record Verdict(GameId game, GameMode mode, PlayedQuestion played, GameTally tally) {

    public boolean isLast() {
        return mode.isOver(tally);
    }
}

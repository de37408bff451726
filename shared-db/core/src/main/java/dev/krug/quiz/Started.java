package dev.krug.quiz;

/** What became of the wish to play. */
public sealed interface Started {

    record Begun(Card card) implements Started {}

    /** Another game is running; it goes on or is stopped first. */
    record Busy(GameId running) implements Started {}

    record NotEnough(int available) implements Started {}

    /** Today's has been played. */
    record DailyDone() implements Started {}

    /** No free game is left today, and nothing that was bought. */
    record NoAccess() implements Started {}
}

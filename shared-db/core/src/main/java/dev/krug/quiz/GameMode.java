package dev.krug.quiz;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of game is played. */
public enum GameMode { // MB-611
    CLASSIC,
    CATEGORY,
    DIFFICULTY,
    DAILY,
    MARATHON,
    DUEL;

    private static final int MARATHON_LIVES = 3;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is no mode. */
    public static Optional<GameMode> find(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }

    static GameMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether the player chooses how many questions there are. */
    public boolean isSized() {
        return this == CLASSIC || this == CATEGORY || this == DIFFICULTY;
    }

    /** Whether a start counts against what a day gives for nothing. */
    boolean isMetered() { // MB-301
        return isSized() || this == MARATHON;
    }

    /** How many mistakes may still be made; none in a mode that does not end by them. */
    public int livesLeft(GameTally tally) {
        return this == MARATHON ? Math.max(0, MARATHON_LIVES - tally.wrong() - tally.timeouts()) : 0;
    }

    /** Whether a game that stands so has ended. */
    boolean isOver(GameTally tally) {
        return tally.answered() == tally.size() || this == MARATHON && livesLeft(tally) == 0;
    }
}

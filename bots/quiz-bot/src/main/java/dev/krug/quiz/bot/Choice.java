package dev.krug.quiz.bot;

import dev.krug.quiz.GameMode;
import dev.krug.quiz.GameSpec;
import dev.krug.quiz.pack.Difficulty;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has been chosen of a game so far, as a button carries it.
 *
 * @param category null while it is open, or where there is none
 * @param size 0 while it is open
 */
record Choice(GameMode mode, @Nullable String category, Level level, int size) {

    private static final String NONE = "-";

    /** How hard the questions shall be. */
    enum Level {
        OPEN(NONE, null),
        ALL("a", null),
        EASY("e", Difficulty.EASY),
        MEDIUM("m", Difficulty.MEDIUM),
        HARD("h", Difficulty.HARD);

        private final String letter;
        private final @Nullable Difficulty difficulty;

        Level(String letter, @Nullable Difficulty difficulty) {
            this.letter = letter;
            this.difficulty = difficulty;
        }

        @Nullable
        Difficulty difficulty() {
            return difficulty;
        }

        static Level of(Difficulty difficulty) {
            return Arrays.stream(values())
                    .filter(level -> level.difficulty == difficulty)
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Choice of(GameMode mode) {
        return new Choice(mode, null, mode == GameMode.CLASSIC ? Level.ALL : Level.OPEN, 0);
    }

    Choice in(String chosen) {
        return new Choice(mode, chosen, level, size);
    }

    Choice at(Level chosen) {
        return new Choice(mode, category, chosen, size);
    }

    Choice of(int questions) {
        return new Choice(mode, category, level, questions);
    }

    boolean needsCategory() {
        return mode == GameMode.CATEGORY && category == null;
    }

    boolean needsLevel() {
        return (mode == GameMode.CATEGORY || mode == GameMode.DIFFICULTY) && level == Level.OPEN;
    }

    /** Empty while something is open. */
    Optional<GameSpec> spec() {
        return switch (mode) {
            case DAILY -> Optional.of(GameSpec.daily());
            case MARATHON -> Optional.of(GameSpec.marathon());
            case DUEL -> Optional.empty();
            case CLASSIC, CATEGORY, DIFFICULTY -> sized();
        };
    }

    private Optional<GameSpec> sized() {
        try {
            return Optional.of(new GameSpec(mode, size, category, level.difficulty()));
        } catch (IllegalArgumentException open) {
            return Optional.empty();
        }
    }

    String data(String action) {
        return String.join(
                ":", action, letter(mode), category == null ? NONE : category, level.letter, Integer.toString(size));
    }

    /** Empty if the text is none of ours. */
    static Optional<Choice> parse(String argument) {
        var parts = argument.split(":", -1);
        if (parts.length != 4 || !parts[3].matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        var mode = Arrays.stream(GameMode.values())
                .filter(each -> letter(each).equals(parts[0]))
                .findFirst();
        var level = Arrays.stream(Level.values())
                .filter(each -> each.letter.equals(parts[2]))
                .findFirst();
        return mode.isEmpty() || level.isEmpty()
                ? Optional.empty()
                : Optional.of(new Choice(
                        mode.get(), parts[1].equals(NONE) ? null : parts[1], level.get(), Integer.parseInt(parts[3])));
    }

    // A button carries 64 bytes, and the code of a category may have 40 of them.
    private static String letter(GameMode mode) {
        return switch (mode) {
            case CLASSIC -> "c";
            case CATEGORY -> "t";
            case DIFFICULTY -> "d";
            case DAILY -> "y";
            case MARATHON -> "m";
            case DUEL -> "v";
        };
    }
}

package dev.krug.quiz.bot;

import dev.krug.quiz.GameId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a button under a question means: which game, which question, and which option of those shown. A button of an
 * old game or question is recognised by it.
 *
 * @param option the place of the option in the question, from 0; -1 where there is none
 */
record Press(GameId game, int position, int option) {

    String data(String action) {
        var data = action + ":" + game.value() + ":" + position;
        return option < 0 ? data : data + ":" + option;
    }

    /** Null if the text is none of ours. */
    static @Nullable Press parse(String argument) {
        var parts = argument.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            return null;
        }
        try {
            return new Press(
                    new GameId(UUID.fromString(parts[0])),
                    Integer.parseInt(parts[1]),
                    parts.length == 3 ? Integer.parseInt(parts[2]) : -1);
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }
}

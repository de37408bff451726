package dev.krug.packs;

import java.util.Map;

/**
 * What a check has to say of one place of a file.
 *
 * @param code for programs
 * @param textKey of the sentence for people, which takes these arguments
 */
public record Finding(String pointer, String code, Spot at, String textKey, Map<String, ?> arguments) {

    /** A message in English, for those who write files by hand. */
    public Finding(String pointer, String code, String message) {
        this(pointer, code, Spot.NOWHERE, "packs.flaw.other", Map.of("message", message));
    }

    Finding(String pointer, Flaw flaw, Map<String, ?> arguments) {
        this(pointer, flaw.code(), Spot.NOWHERE, flaw.textKey(), arguments);
    }

    Finding at(Spot spot) {
        return new Finding(pointer, code, spot, textKey, arguments);
    }
}

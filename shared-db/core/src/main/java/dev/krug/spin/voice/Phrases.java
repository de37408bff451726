package dev.krug.spin.voice;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.spin.scenario.LocalText;
import java.util.List;
import java.util.Map;

/** Picks one of several phrasings, the same for the same seed and another for the next time. */
final class Phrases {

    private final Messages messages;

    Phrases(Messages messages) {
        this.messages = messages;
    }

    /** One of the catalogue's texts below a prefix. */
    String any(Language language, String prefix, Turn turn, int n, Map<String, ?> arguments) {
        var keys = List.copyOf(messages.keys(language, prefix));
        return messages.text(language, pick(keys, turn.seed() + prefix.hashCode(), n), arguments);
    }

    static String any(List<LocalText> texts, Turn turn, int n, Map<String, ?> arguments) {
        return pick(texts, turn.seed(), n).tell(turn.language(), arguments);
    }

    static <T> T pick(List<T> list, long seed, int n) {
        long mixed = (seed ^ (seed >>> 31)) * 0x9E3779B97F4A7C15L;
        return list.get(Math.floorMod((mixed >>> 33) + n, list.size()));
    }
}

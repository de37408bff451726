package dev.krug.packs.bot;

import dev.krug.packs.StoredPack;
import dev.krug.runtime.Turn;
import java.util.Map;

/** A stored pack in words. */
final class PackTexts {

    /** What stands for "nobody counted" in a plural. */
    private static final int UNKNOWN = -1;

    private PackTexts() {}

    static Map<String, ?> facts(Turn turn, StoredPack pack) {
        var entries = pack.entries();
        return Map.of(
                "id", pack.id().value().toString(),
                "title", pack.title().in(turn.language()),
                "code", pack.code(),
                "version", pack.version(),
                "kind", turn.text("packs.kind." + pack.kind()),
                "status", turn.text("packs.status." + pack.status().code()),
                "entries", entries == null ? UNKNOWN : entries);
    }
}

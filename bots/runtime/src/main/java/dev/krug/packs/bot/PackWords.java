package dev.krug.packs.bot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a caption behind {@code pack}.
 *
 * @param kind null to recognise it
 * @param dryRun only to look at it
 */
record PackWords(@Nullable String kind, boolean dryRun) {

    private static final Set<String> DRY_RUN = Set.of("check", "dry", "dryrun", "проверка", "проверить");
    private static final Map<String, String> PLURALS = Map.of("quizzes", "quiz", "challenges", "challenge");

    /** Empty when a word is none of them. */
    static Optional<PackWords> of(String text, List<String> kinds) {
        var read = new PackWords(null, false);
        for (var written : text.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            var word = PLURALS.getOrDefault(written, written);
            if (kinds.contains(word) && read.kind() == null) {
                read = new PackWords(word, read.dryRun());
            } else if (DRY_RUN.contains(word)) {
                read = new PackWords(read.kind(), true);
            } else if (!word.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(read);
    }
}

package dev.krug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CORE-725: every key that the code names stands in the catalogues. */
class TextKeysTest {

    private static final Path HOUSE = Path.of("../..");
    private static final Messages MESSAGES = Messages.load(key -> {});
    private static final Pattern LITERAL = Pattern.compile("[\"']([a-z]+(?:\\.[a-z0-9_]+)+)[\"']");

    // Names of other things that look like keys: what a page remembers, kinds of activities.
    private static final Set<String> NOT_KEYS = Set.of(
            "sandbox.language",
            "sandbox.theme",
            "spin.training_completed",
            "quiz.correct_answer",
            "quiz.daily_finished",
            "quiz.duel_won",
            "quiz.game_finished",
            "quiz.perfect_game");

    @Test
    void existInAllLanguages() throws IOException {
        var domains = MESSAGES.keys(Language.RU, "").stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        var unknown = new TreeSet<String>();
        try (var files = Files.walk(HOUSE)) {
            files.filter(TextKeysTest::isSource).forEach(file -> unknown.addAll(unknownKeys(file, domains)));
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean isSource(Path file) {
        var path = file.toString();
        return path.contains("/src/main/")
                && !path.contains("/target/")
                && (path.endsWith(".java") || path.endsWith(".js"));
    }

    private static Set<String> unknownKeys(Path file, Set<String> domains) {
        return LITERAL.matcher(read(file))
                .results()
                .map(match -> match.group(1))
                .filter(key -> !NOT_KEYS.contains(key))
                .filter(key -> domains.contains(key.substring(0, key.indexOf('.'))))
                .filter(key -> Stream.of(Language.values()).anyMatch(language -> !MESSAGES.has(language, key)))
                .collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

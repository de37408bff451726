package dev.krug.quiz.pack;

import dev.krug.i18n.Language;
import dev.krug.packs.Bilingual;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as its pack has it.
 *
 * @param correct ids of the right options; {@code true} or {@code false} for a boolean question; empty for a text
 * @param answers by language code, what counts as right for a text question
 */
public record PackQuestion(
        String id,
        String category,
        Difficulty difficulty,
        QuestionType type,
        Bilingual text,
        List<Option> options,
        List<String> correct,
        Map<String, List<String>> answers,
        @Nullable Bilingual explanation,
        int timeLimitSec,
        @Nullable String image,
        List<String> tags,
        boolean shuffleOptions) {

    /** One of the answers to choose from. */
    public record Option(String id, Bilingual text) {}

    /** The codes of the languages in which it can be asked. */
    public List<String> languages() { // MB-603
        return text.languages().stream().map(Language::code).toList();
    }
}

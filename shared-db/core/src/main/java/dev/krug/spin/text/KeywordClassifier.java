package dev.krug.spin.text;

import dev.krug.i18n.Language;
import java.util.List;
import java.util.Map;

/** Types of any scenario by its own keywords: pieces of the text, the first in the file's order wins. */
public final class KeywordClassifier implements QuestionClassifier { // MB-403

    /** A type and the pieces of text that speak for it. */
    public record Keywords(String type, List<String> pieces) {}

    private final List<Map.Entry<String, String>> pieces;
    private final String otherwise;

    public KeywordClassifier(List<Keywords> types) {
        this.pieces = types.stream()
                .flatMap(type -> type.pieces().stream()
                        .map(piece -> Map.entry(type.type(), Phrase.of(piece).text())))
                .filter(entry -> !entry.getValue().isBlank())
                .toList();
        this.otherwise = types.getFirst().type();
    }

    @Override
    public Classification classify(String text, String caseText, Language language) {
        var normal = Phrase.of(text).text();
        return pieces.stream()
                .filter(entry -> normal.contains(entry.getValue()))
                .findFirst()
                .map(entry -> Classification.byRules(entry.getKey(), entry.getValue()))
                .orElse(Classification.byRules(otherwise, null));
    }
}

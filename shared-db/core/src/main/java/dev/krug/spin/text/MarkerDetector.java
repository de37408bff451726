package dev.krug.spin.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Active listening by shared numbers, markers and shared words. */
public final class MarkerDetector implements ListeningDetector { // MB-511

    private static final CueBook BOOK = CueBook.read("listening-markers.txt");
    private static final List<Cue> STOP_WORDS = BOOK.cues("stop");
    private static final int MIN_LETTERS = 4;
    private static final int HEAVY_LETTERS = 8;
    private static final int NEEDED_WEIGHT = 3;

    private final boolean enabled;
    private final List<Cue> strong;
    private final List<Cue> weak;

    public MarkerDetector(ListeningSettings settings) {
        this.enabled = settings.enabled();
        var own = settings.markers().stream()
                .map(marker -> String.join(" ", Phrase.of(marker).words()))
                .filter(marker -> !marker.isEmpty())
                .map(Cue::compile)
                .toList();
        this.strong = own.isEmpty() ? BOOK.cues("strong") : own; // MB-512
        this.weak = own.isEmpty() ? BOOK.cues("weak") : List.of();
    }

    @Override
    public boolean isContextual(String question, String lastAnswer) {
        if (!enabled || lastAnswer.isBlank()) {
            return false;
        }
        var asked = Phrase.of(question);
        var answered = Phrase.of(lastAnswer);
        var shared = shared(asked, answered);
        return Numbers.shareOne(asked.text(), answered.text())
                || CueBook.any(strong, asked.words())
                || (!shared.isEmpty() && CueBook.any(weak, asked.words()))
                || weight(shared) >= NEEDED_WEIGHT;
    }

    private static Set<String> shared(Phrase asked, Phrase answered) {
        var known = contentWords(answered);
        return contentWords(asked).stream()
                .filter(word -> known.stream().anyMatch(other -> match(word, other)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> contentWords(Phrase phrase) {
        var words = new HashSet<String>();
        for (var word : phrase.words()) {
            if (letters(word) >= MIN_LETTERS && !CueBook.any(STOP_WORDS, List.of(word))) {
                words.add(word);
            }
        }
        return words;
    }

    private static int weight(Set<String> words) {
        return words.stream()
                .mapToInt(word -> letters(word) >= HEAVY_LETTERS ? 2 : 1)
                .sum();
    }

    private static long letters(String word) {
        return word.codePoints().filter(Character::isLetter).count();
    }

    private static boolean match(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int common = 0;
        while (common < shorter && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= Math.max(MIN_LETTERS, shorter - 3);
    }
}

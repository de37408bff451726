package dev.krug.spin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words that command instead of asking. */
public enum Word { // MB-416
    START(Set.of("начать", "старт", "start", "begin")),
    FEEDBACK(Set.of("да", "yes")),
    FINISH(Set.of("завершить", "finish"));

    private final Set<String> forms;

    Word(Set<String> forms) {
        this.forms = forms;
    }

    public static Optional<Word> of(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        int end = plain.length();
        while (end > 0 && ".,!?…;:".indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        var form = plain.substring(0, end).strip();
        for (var word : values()) {
            if (word.forms.contains(form)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}

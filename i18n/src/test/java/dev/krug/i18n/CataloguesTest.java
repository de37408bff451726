package dev.krug.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CORE-725: the catalogues of all languages say the same things. */
class CataloguesTest {

    private static final Messages MESSAGES = Messages.load(key -> {});

    static Stream<String> keys() {
        return MESSAGES.keys(Language.RU, "").stream();
    }

    @Test
    void haveTheSameKeys() {
        assertThat(MESSAGES.keys(Language.EN, "")).isEqualTo(MESSAGES.keys(Language.RU, ""));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void haveTheSamePlaceholders(String key) {
        assertThat(placeholders(Language.EN, key)).isEqualTo(placeholders(Language.RU, key));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void formatEveryCount(String key) {
        for (var language : Language.values()) {
            for (double count = 0; count <= 125; count++) {
                var number = count;
                assertThatCode(() -> MESSAGES.text(language, key, Map.of("count", number)))
                        .doesNotThrowAnyException();
            }
            assertThat(MESSAGES.text(language, key, Map.of("count", 1.5))).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void haveAllPluralFormsOfTheirLanguage(String key) {
        assertThat(pluralForms(Language.RU, key)).allMatch(forms -> forms.contains("few") && forms.contains("many"));
        assertThat(pluralForms(Language.EN, key)).allMatch(forms -> forms.contains("one") && forms.contains("other"));
    }

    private static Set<String> placeholders(Language language, String key) {
        return new TreeSet<>(new MessageFormat(text(language, key), language.locale()).getArgumentNames());
    }

    private static List<Set<String>> pluralForms(Language language, String key) {
        var pattern = new MessagePattern(text(language, key));
        var found = new ArrayList<Set<String>>();
        for (int i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_START
                    && part.getArgType() == MessagePattern.ArgType.PLURAL) {
                found.add(selectors(pattern, i));
            }
        }
        return found;
    }

    private static Set<String> selectors(MessagePattern pattern, int start) {
        var forms = new TreeSet<String>();
        int end = pattern.getLimitPartIndex(start);
        for (int i = start + 1; i < end; i++) {
            var part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
                forms.add(pattern.getSubstring(part));
            } else if (part.getType() == MessagePattern.Part.Type.MSG_START) {
                i = pattern.getLimitPartIndex(i);
            }
        }
        return forms;
    }

    private static String text(Language language, String key) {
        return Objects.requireNonNull(MESSAGES.pattern(language, key));
    }
}

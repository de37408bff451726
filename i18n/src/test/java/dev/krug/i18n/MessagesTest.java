package dev.krug.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private final List<String> missing = new ArrayList<>();
    private final Messages messages = catalogue(Map.of(
            "hello", "Hello, {name}!",
            "quoted", "It''s {name}",
            "days", "{count, plural, one {# день} few {# дня} many {# дней} other {# дня}}"));

    @ParameterizedTest
    @CsvSource({"0,0 дней", "1,1 день", "2,2 дня", "5,5 дней", "11,11 дней", "21,21 день", "22,22 дня", "111,111 дней"})
    void choosesTheRussianPlural(int count, String expected) { // CORE-472
        assertThat(messages.text(Language.RU, "days", Map.of("count", count))).isEqualTo(expected);
    }

    @Test
    void takesTheOtherFormForFractions() {
        assertThat(messages.text(Language.RU, "days", Map.of("count", 1.5))).isEqualTo("1,5 дня");
    }

    @Test
    void keepsThePlaceholderOfAMissingArgument() { // CORE-472
        assertThat(messages.text(Language.RU, "hello")).isEqualTo("Hello, {name}!");
        assertThat(messages.text(Language.RU, "days")).isNotBlank();
    }

    @Test
    void answersTheKeyForAnUnknownTextAndTellsOfIt() { // CORE-471
        assertThat(messages.text(Language.RU, "nowhere")).isEqualTo("nowhere");
        assertThat(missing).containsExactly("nowhere");
    }

    @Test
    void escapesArgumentsOfHtmlOnly() { // CORE-473
        assertThat(messages.html(Language.RU, "hello", Map.of("name", "<b>&"))).isEqualTo("Hello, &lt;b&gt;&amp;!");
        assertThat(messages.text(Language.RU, "quoted", Map.of("name", "<b>"))).isEqualTo("It's <b>");
    }

    @ParameterizedTest
    @CsvSource({"ru,RU", "ru-RU,RU", "RU,RU", "en,EN", "de,EN", "uk,EN", "'',EN"})
    void takesTheLanguageFromTheFirstTagPresent(String tag, Language expected) { // CORE-471
        assertThat(Language.of(tag)).isEqualTo(expected);
        assertThat(Language.of(null, tag)).isEqualTo(expected);
    }

    private Messages catalogue(Map<String, String> texts) {
        return new Messages(new EnumMap<>(Map.of(Language.RU, texts)), missing::add);
    }
}

package dev.krug.packs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PackSourceTest { // MB-601

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | BAD_JSON 1:1",
                "'   ' | BAD_JSON 1:1",
                "'{' | BAD_JSON 1:2",
                "'{\"a\":1,}' | BAD_JSON 1:8",
                "'{\"a\":1} x' | BAD_JSON 1:9",
                "'{\"a\":1}{}' | BAD_JSON 1:8",
                "'{\"a\":1,\"a\":2}' | DUPLICATE_KEY 1:11",
                "'{\"a\":\"\\u0000\"}' | BAD_FORMAT 1:2",
                "'{\"\\ud800\":1}' | BAD_FORMAT 1:1",
                "'{\"a\":[\"ok\",\"\\udc00\"]}' | BAD_FORMAT 1:12",
            })
    void namesThePlaceOfWhatIsNoJson(String text, String expected) {
        assertThat(PackSource.of(text.getBytes(UTF_8)).errors())
                .extracting(finding -> finding.code() + " " + finding.at().line() + ":"
                        + finding.at().column())
                .containsExactly(expected);
    }

    @Test
    void countsLinesAsEditorsDo() {
        assertThat(PackSource.of("{\n  \"a\": 1,\n  \"b\" 2\n}".getBytes(UTF_8)).errors())
                .extracting(Finding::at)
                .containsExactly(new Spot(3, 7));
    }

    @Test
    void takesUtf8WithOrWithoutItsMarkAndNothingElse() {
        assertThat(PackSource.of("\uFEFF{\"a\":\"ё\"}".getBytes(UTF_8)).errors())
                .isEmpty();
        assertThat(PackSource.of("{\n\"a\":\"é\"}".getBytes(ISO_8859_1)).errors())
                .extracting(Finding::textKey, Finding::at)
                .containsExactly(tuple("packs.flaw.not_utf8", new Spot(2, 6)));
        assertThat(PackSource.of("{\"a\":1}".getBytes(UTF_16)).errors())
                .extracting(Finding::textKey)
                .containsExactly("packs.flaw.not_utf8");
    }

    @Test
    void survivesBombs() {
        var deep = "[".repeat(2_000_000);
        assertThat(PackSource.of(deep.getBytes(UTF_8)).errors())
                .extracting(Finding::code)
                .containsExactly("BAD_JSON");
        var number = "{\"a\":" + "9".repeat(100_000) + "}";
        assertThat(PackSource.of(number.getBytes(UTF_8)).errors())
                .extracting(Finding::code)
                .containsExactly("BAD_JSON");
        assertThat(PackSource.of(new byte[PackFormat.MOST_BYTES + 1]).errors())
                .extracting(Finding::code)
                .containsExactly("TOO_LARGE");
    }

    @Test
    void findsPointersInTheText() {
        var json = "{\n \"list\": [\n  {\"id\": 1},\n  {}\n ],\n \"a/b\": {\"~\": null}\n}";
        assertThat(Spot.of(json, Set.of("", "/list/0/id", "/list/1/id", "/list/7", "/a~1b/~0")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "", new Spot(1, 1),
                        "/list/0/id", new Spot(3, 4),
                        "/list/1/id", new Spot(4, 3),
                        "/list/7", new Spot(2, 2),
                        "/a~1b/~0", new Spot(6, 10)));
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void hasASentenceInEveryLanguage(Flaw flaw) {
        var messages = Messages.load(key -> {});
        assertThat(Language.values())
                .allSatisfy(language ->
                        assertThat(messages.has(language, flaw.textKey())).isTrue());
    }
}

package dev.krug.quiz.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.packs.Finding;
import dev.krug.packs.PackCheck;
import dev.krug.packs.PackFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class PackReaderTest {

    // The document's example.
    private static final String EXAMPLE = """
            {"format":"krug-quiz-pack/1","code":"sales-basics","version":"1.0.0","title":{"ru":"Основы","en":"Basics"},
             "categories":[{"code":"spin","title":{"ru":"SPIN","en":"SPIN"},"emoji":"🎯"}],
             "questions":[
              {"id":"q1","category":"spin","difficulty":"easy","type":"single","text":{"ru":"Сколько?","en":"How many?"},
               "options":[{"id":"a","text":{"ru":"3","en":"3"}},{"id":"b","text":{"ru":"4","en":"4"}}],"correct":["b"]},
              {"id":"q2","category":"spin","difficulty":"hard","type":"text","text":{"en":"Last letters?"},
               "correct":{"en":["need payoff"]},"timeLimitSec":60},
              {"id":"q3","category":"spin","difficulty":"hard","type":"boolean","text":{"en":"So?"},"correct":true}]}""";

    @Test
    void readsTheExample() {
        var check = read("\uFEFF" + EXAMPLE);
        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();
        var questions = Objects.requireNonNull(check.pack()).questions();
        assertThat(questions.get(0).timeLimitSec()).isEqualTo(20);
        assertThat(questions.get(0).languages()).containsExactlyInAnyOrder("ru", "en");
        assertThat(questions.get(1).languages()).containsExactly("en");
        assertThat(questions.get(1).timeLimitSec()).isEqualTo(60);
        assertThat(questions.get(2).correct()).containsExactly("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "krug-quiz-pack/1 | krug-quiz-pack/2 | /format | BAD_FORMAT",
                "sales-basics | Sales | /code | BAD_FORMAT",
                "\"1.0.0\" | \"1.0\" | /version | BAD_FORMAT",
                "\"1.0.0\" | 1 | /version | BAD_TYPE",
                "\"correct\":true | \"correct\":\"yes\" | /questions/2/correct | BAD_TYPE",
                "\"correct\":true | \"right\":true | /questions/2/correct | MISSING",
                "[\"b\"] | [\"x\"] | /questions/0/correct | BAD_CORRECT",
                "[\"b\"] | [] | /questions/0/correct | BAD_CORRECT",
                "[\"b\"] | [\"a\",\"b\"] | /questions/0/correct | BAD_CORRECT",
                "\"timeLimitSec\":60 | \"timeLimitSec\":4 | /questions/1/timeLimitSec | OUT_OF_RANGE",
                "\"timeLimitSec\":60 | \"timeLimitSec\":301 | /questions/1/timeLimitSec | OUT_OF_RANGE",
                "\"q2\" | \"q1\" | /questions/1 | DUPLICATE_ID",
                "\"id\":\"b\" | \"id\":\"a\" | /questions/0/options/1 | DUPLICATE_ID",
                "\"category\":\"spin\",\"difficulty\":\"easy\" | \"category\":\"x\",\"difficulty\":\"easy\" | /questions/0/category | UNKNOWN_CATEGORY",
                "\"difficulty\":\"easy\" | \"difficulty\":\"simple\" | /questions/0/difficulty | OUT_OF_RANGE",
                "{\"ru\":\"4\",\"en\":\"4\"} | {\"ru\":\"4\"} | /questions/0/options/1 | LANGUAGE_MISMATCH",
                "{\"ru\":\"4\",\"en\":\"4\"} | {\"ru\":\"4\",\"en\":\"3\"} | /questions/0/options/1 | DUPLICATE_OPTION",
                "{\"en\":[\"need payoff\"]} | {\"ru\":[\"x\"]} | /questions/1/correct | LANGUAGE_MISMATCH",
                "{\"en\":[\"need payoff\"]} | {\"en\":[]} | /questions/1/correct/en | OUT_OF_RANGE",
                "\"correct\":true | \"options\":[],\"correct\":true | /questions/2/options | BAD_TYPE",
                "\"correct\":true | \"image\":\"http://example.org/a.png\",\"correct\":true | /questions/2/image | BAD_FORMAT",
                "\"correct\":true | \"correct\":true,\"correct\":true | '' | DUPLICATE_KEY",
            })
    void namesWhatIsWrongAndWhere(String from, String to, String pointer, String code) { // MB-601
        assertThat(EXAMPLE).contains(from);
        var check = read(EXAMPLE.replaceFirst(Pattern.quote(from), to));

        assertThat(check.pack()).isNull();
        assertThat(check.errors())
                .anySatisfy(finding ->
                        assertThat(finding.pointer() + " " + finding.code()).isEqualTo(pointer + " " + code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "42", "{}", "{\"questions\":[1,null,{}]}"})
    void survivesAnything(String text) {
        assertThat(read(text).errors()).isNotEmpty();
    }

    @Test
    void warnsOfUnknownFields() {
        var check = read(EXAMPLE.replace("\"correct\":true", "\"correct\":true,\"colour\":\"red\""));
        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings())
                .extracting(finding -> finding.pointer() + " " + finding.code())
                .containsExactly("/questions/2/colour UNKNOWN_FIELD");
    }

    @Test
    void listsAtMostTwoHundredErrors() {
        var bad = "{}" + ",{}".repeat(500);
        assertThat(read("{\"questions\":[" + bad + "]}").errors()).hasSize(200);
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(PackReader.FORMAT.read(new byte[PackFormat.MOST_BYTES + 1]).errors())
                .extracting(Finding::code)
                .containsExactly("TOO_LARGE");
    }

    @ParameterizedTest
    @MethodSource("shippedPacks")
    void shippedPacksAreWholeInBothLanguages(Resource file) throws IOException {
        var check = PackReader.FORMAT.read(file.getContentAsByteArray());

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();
        var pack = Objects.requireNonNull(check.pack());
        assertThat(file.getFilename()).isEqualTo(pack.code() + ".json");
        var questions = pack.questions();
        assertThat(questions).hasSize(30).allSatisfy(question -> {
            assertThat(question.languages()).containsExactlyInAnyOrder("ru", "en");
            assertThat(Objects.requireNonNull(question.explanation()).languages())
                    .containsExactlyInAnyOrder(Language.values());
        });
        assertThat(questions.stream().map(PackQuestion::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(QuestionType.values());
        assertThat(questions.stream().map(PackQuestion::difficulty).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Difficulty.values());
        assertThat(questions.stream().map(PackQuestion::category).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        pack.categories().stream().map(QuizPack.Category::code).toList());
    }

    @Test
    void shipsFourPacksThatAskNothingTwice() throws IOException { // MB-603
        var packs = new ArrayList<QuizPack>();
        for (var file : shippedPacks()) {
            packs.add(Objects.requireNonNull(
                    PackReader.FORMAT.read(file.getContentAsByteArray()).pack()));
        }

        assertThat(packs)
                .extracting(QuizPack::code)
                .containsExactlyInAnyOrder(
                        "psychology-and-thinking", "sales-and-negotiation", "science-and-technology", "world-and-work");
        assertThat(packs.stream().flatMap(pack -> pack.categories().stream()).map(QuizPack.Category::code))
                .hasSize(12)
                .doesNotHaveDuplicates();
        for (var language : Language.values()) {
            assertThat(packs.stream()
                            .flatMap(pack -> pack.questions().stream())
                            .map(question -> question.text().in(language)))
                    .hasSize(120)
                    .doesNotHaveDuplicates();
        }
    }

    private static Resource[] shippedPacks() throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:quiz/packs/*.json");
    }

    private PackCheck<QuizPack> read(String text) {
        return PackReader.FORMAT.read(text.getBytes(UTF_8));
    }
}

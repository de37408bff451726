package dev.krug.spin.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class SpinClassifierTest {

    private static final List<String> TYPES = List.of("situational", "problem", "implication", "need_payoff");

    private final SpinClassifier classifier = new SpinClassifier();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Сколько поставщиков у вас сейчас?                                   | situational |
            How many suppliers do you work with?                                | situational |
            Вы сказали, что бывают задержки, сколько у вас сейчас поставщиков?  | situational |
            Какие у вас проблемы? Сколько у вас складов?                        | situational |
            Сколько стоит тонна арматуры?                                       | situational |
            Насколько сложно найти замену поставщику?                           | problem     | P
            Do you run out of stock?                                            | problem     | P
            Сколько стоит один день простоя?                                    | implication | I1
            What does an hour of downtime cost you?                             | implication | I1
            Если бы поставщик сорвал срок, что бы вы делали?                    | implication | I2
            Какие выгоды вы теряете из-за задержек?                             | implication | I2
            Если решить проблему с задержками, что изменится?                   | need_payoff | N2
            What would happen if deliveries were always on time?                | need_payoff | N2
            Важно ли вам, чтобы не было простоев?                               | need_payoff | N1
            How would on-time delivery help you?                                | need_payoff | N1
            """)
    void answersTheWorkedExamples(String question, String type, String group) { // MB-507
        var found = classify(question);
        assertThat(found.type()).isEqualTo(type);
        assertThat(found.source()).isEqualTo(Classification.Source.RULES);
        if (group == null) {
            assertThat(found.cue()).isNull();
        } else {
            assertThat(found.cue()).startsWith(group + ": ");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isRightOnTheLabelledQuestions(Language language) throws IOException { // MB-508
        var matrix = new int[TYPES.size()][TYPES.size()];
        for (var row : labelled(language)) {
            matrix[TYPES.indexOf(row[1])][TYPES.indexOf(classify(row[2]).type())]++;
        }
        print(language, matrix);
        int right = 0;
        for (int type = 0; type < TYPES.size(); type++) {
            int all = Arrays.stream(matrix[type]).sum();
            right += matrix[type][type];
            assertThat(all).as(TYPES.get(type)).isGreaterThanOrEqualTo(30);
            assertThat((double) matrix[type][type] / all).as(TYPES.get(type)).isGreaterThanOrEqualTo(0.85);
        }
        assertThat((double) right / labelled(language).size()).as("accuracy").isGreaterThanOrEqualTo(0.92);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "?",
                "\0\0\0 сколько\0?",
                "🤔🤔🤔🤔🤔🤔",
                "כמה ספקים יש לך? \u202eكم عدد الموردين",
                "<b>Сколько</b> <script>alert(1)</script>?",
                "'; drop table users; --",
                "\ud83d",
                "ﷺﷺﷺﷺ",
                "^ ..1 не|a* ?"
            })
    void takesAnyText(String text) { // property 15
        assertThat(TYPES).contains(classify(text).type());
        assertThat(TYPES).contains(classify(text.repeat(10_000)).type());
        assertThat(new MarkerDetector(ListeningSettings.DEFAULT).isContextual(text.repeat(1000), text.repeat(1000)))
                .isIn(true, false);
    }

    @Test
    void takesTimeInProportionToTheText() { // section 12: 2000 characters at most 40 times 100
        var word = "поставки приходят каждую неделю и ";
        var shortText = word.repeat(3).substring(0, 100);
        var longText = word.repeat(60).substring(0, 2000);
        assertThat(best(shortText).plus(best(longText))).isPositive(); // warms the compiler up
        assertThat(best(longText)).isLessThan(best(shortText).multipliedBy(40));
    }

    private Duration best(String text) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(classify(text)).isNotNull();
            }
            best = Math.min(best, System.nanoTime() - begin);
        }
        return Duration.ofNanos(best);
    }

    private Classification classify(String text) {
        return classifier.classify(text, "", Language.RU);
    }

    private static List<String[]> labelled(Language language) throws IOException {
        return new ClassPathResource("spin/text/labelled-questions.tsv")
                .getContentAsString(UTF_8)
                .lines()
                .map(line -> line.split("\t"))
                .filter(row -> row[0].equals(language.code()))
                .toList();
    }

    private void print(Language language, int[][] matrix) throws IOException {
        System.out.printf("%nConfusion matrix, %s (rows: labelled, columns: found)%n%12s", language, "");
        TYPES.forEach(type -> System.out.printf("%12s", type));
        for (int type = 0; type < TYPES.size(); type++) {
            System.out.printf("%n%12s", TYPES.get(type));
            Arrays.stream(matrix[type]).forEach(count -> System.out.printf("%12d", count));
        }
        System.out.println();
        for (var row : labelled(language)) {
            var found = classify(row[2]);
            if (!found.type().equals(row[1])) {
                System.out.printf(Locale.ROOT, "  %s, not %s: %s [%s]%n", found.type(), row[1], row[2], found.cue());
            }
        }
    }
}

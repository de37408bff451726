package dev.krug.spin.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.i18n.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTest {

    private final MarkerDetector detector = new MarkerDetector(ListeningSettings.DEFAULT);

    @Test
    void bringsTextsIntoOneForm() { // MB-502
        var phrase = Phrase.of("  ЁЛКА\t из-за  Don\u2019t ２０ --x-- \n\n ok ");
        assertThat(phrase.text()).isEqualTo("елка из-за don't 20 --x--\nok");
        assertThat(phrase.words()).containsExactly("елка", "из-за", "don't", "20", "x", "ok");
        assertThat(Phrase.of("а".repeat(5000)).text()).hasSize(2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Всё хорошо?",
                "Скажите сколько у вас складов",
                "Интересно, успеваете ли вы",
                "Опишите процесс закупки",
                "Please describe the process",
                "How do you buy steel",
                "Расскажите о компании",
                "О каких сроках речь"
            })
    void hearsQuestions(String text) { // MB-503
        assertThat(QuestionWords.isQuestion(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Хорошая погода сегодня", "Nice to meet you", "I know how", "!!!!!!!", "🤔🤔🤔🤔🤔🤔"})
    void hearsStatements(String text) {
        assertThat(QuestionWords.isQuestion(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Какие у вас проблемы? Сколько у вас складов?                       | сколько у вас складов
            Сколько складов? Спасибо заранее.                                  | сколько складов
            Здравствуйте! Расскажите о компании                                | расскажите о компании
            Вы сказали, что бывают задержки, сколько у вас поставщиков?        | сколько у вас поставщиков
            Учитывая рост цен — и к чему это ведёт?                            | и к чему это ведет
            You mentioned delays, so how often do they happen?                 | so how often do they happen
            Given that prices rise, the budget: what will you do?              | what will you do
            Сколько складов, какие площади?                                    | сколько складов какие площади
            Вы отметили рост, почему?                                          | вы отметили рост почему
            При цене 3.5 рубля сколько берёте?                                 | при цене 3 5 рубля сколько берете
            """)
    void findsTheLastQuestion(String text, String focus) { // MB-504
        assertThat(String.join(" ", Focus.of(Phrase.of(text)))).isEqualTo(focus);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a/b x*        | b xy            | 2
            if ..2 late   | if it is late   | 4
            if ..2 late   | if it is so late| -1
            ^ b           | a b             | -1
            ^ ..1 b       | a b             | 2
            a b           | a a b           | 3
            a ..1 a b     | a a a b         | 4
            """)
    void followsAllReadingsAtOnce(String cue, String text, int end) { // MB-505
        assertThat(Cue.compile(cue.replace('/', '|')).end(List.of(text.split(" "))))
                .isEqualTo(end);
    }

    @Test
    void refusesCuesThatMatchNothing() {
        assertThatThrownBy(() -> Cue.compile("..3")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            К чему ведут эти 5 дней?                       | Задержки по 5 дней не редкость.            | true
            Что если их станет 50?                         | Задержки по 5 дней не редкость.            | false
            А 1500 рублей за тонну это дорого?             | Платим 1 500,00 за тонну.                  | true
            Как вы сказали, бывают проблемы?               | Всё хорошо.                                | true
            Уточните, кто согласует?                       | Согласует директор.                        | true
            Уточните, кто платит?                          | Согласует директор.                        | false
            Почему задержки машин растут?                  | Да, задержка машины — обычное дело.        | true
            Почему растёт цена?                            | Да, задержка машины — обычное дело.        | false
            What happens about the price?                  | The season is our pain.                    | false
            You mentioned the season, right?               | We are fine.                               | true
            How do late deliveries hurt the workshop?      | The workshop waits for deliveries.         | true
            """)
    void noticesActiveListening(String question, String answer, boolean contextual) { // MB-511, 512
        assertThat(detector.isContextual(question, answer)).isEqualTo(contextual);
    }

    @Test
    void listensOnlyWhenEnabledAndToOwnMarkers() { // MB-514
        var own = new MarkerDetector(
                new ListeningSettings(true, true, true, List.of("если я правильно понял"), 5, "👂", Language.RU));
        assertThat(own.isContextual("Если я правильно понял, всё в порядке?", "Да."))
                .isTrue();
        assertThat(own.isContextual("Вы сказали, всё в порядке?", "Да.")).isFalse();
        var off = new MarkerDetector(new ListeningSettings(false, true, true, List.of(), 5, "👂", null));
        assertThat(off.isContextual("Вы сказали 5?", "5")).isFalse();
        assertThat(detector.isContextual("Вы сказали, всё в порядке?", " ")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Сколько у вас складов?   | сколько у вас СКЛАДОВ      | true
            Сколько у вас складов?   | у вас сколько складов?     | true
            Сколько у вас складов?   | Сколько у вас поставщиков? | false
            ???????                  | !!!!!!                     | true
            """)
    void knowsRepeats(String one, String other, boolean same) { // MB-417
        assertThat(Repeats.same(one, other)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 500 рублей и 12,50   | 1500 12.5
            А500С, 8–32 мм         | 8 32
            5 100 20               | 5100 20
            1,678 m² and 2,5 t     | 1.678 1678 2.5
            1234 567               | 1234 567
            нет чисел              |
            """)
    void readsNumbers(String text, String numbers) {
        assertThat(String.join(" ", Numbers.in(text))).isEqualTo(numbers == null ? "" : numbers);
    }
}

package dev.krug.spin.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.spin.Spin;
import dev.krug.spin.report.CaseCard;
import dev.krug.spin.text.Numbers;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VoiceTest {

    private static final List<String> FACTS = List.of(
            "Сколько у вас поставщиков?",
            "Как часто вы закупаете?",
            "Какой объём берёте?",
            "Кто принимает решение?",
            "Сколько сотрудников в компании?",
            "В каком регионе работаете?",
            "На каких условиях оплаты?",
            "Чем занимается компания?",
            "Какого цвета вывеска?",
            "Какая погода сегодня?");
    private static final List<String> TALK_RU = List.of(
            "Сколько у вас поставщиков?",
            "Какой объём вы берёте?",
            "С какими трудностями вы сталкиваетесь?",
            "Какие ещё есть сложности?",
            "К чему приводит такая ситуация?",
            "Во что это вам обходится?",
            "Как это отражается на клиентах?",
            "Чем вам поможет решение этого вопроса?",
            "Если убрать эти потери, что изменится?",
            "Какая поставка была бы идеальной?");
    private static final List<String> TALK_EN = List.of(
            "How many suppliers do you have?",
            "What volume do you buy?",
            "What difficulties do you have?",
            "Are there any other problems?",
            "What does this lead to?",
            "What does it cost you?",
            "How does it affect your customers?",
            "How would solving this help you?",
            "If we removed those losses, what would change?",
            "What would an ideal supply look like?");

    @Property(tries = 300)
    void neverGivesSecretsAwayForFacts(@ForAll long seed) { // property 14
        for (var language : Language.values()) {
            var state = Spin.started(seed, language);
            for (var question : FACTS) {
                var answer = Spin.METHODS.of(Spin.SCENARIO).answer(state, Spin.SCENARIO, question, "situational");
                assertThat(Numbers.names(answer, state.hidden().a())).as(answer).isFalse();
                assertThat(Numbers.names(answer, state.hidden().b())).as(answer).isFalse();
                assertThat(answer).isNotBlank().hasSizeLessThanOrEqualTo(600).doesNotContain("{", "spin.");
                state = Spin.ask(state, question).state();
            }
        }
    }

    @Property(tries = 300)
    void saysTheSameInTheSameTraining(@ForAll long seed) { // property 14
        for (var language : Language.values()) {
            var talk = language == Language.RU ? TALK_RU : TALK_EN;
            var first = Spin.askAll(Spin.started(seed, language), talk);
            assertThat(Spin.askAll(Spin.started(seed, language), talk).dialog()).isEqualTo(first.dialog());
            assertThat(first.dialog()).allSatisfy(exchange -> {
                assertThat(exchange.answer()).hasSizeLessThanOrEqualTo(600).doesNotContain("{", "}", "spin.");
                assertThat(exchange.answer().split("[.!?…]+(\\s|$)").length).isBetween(1, 4);
            });
            assertThat(first.dialog().stream()
                            .map(exchange -> exchange.answer())
                            .distinct())
                    .hasSize(10);
            assertThat(Numbers.names(
                            first.dialog().get(2).answer(), first.hidden().a()))
                    .isTrue();
            assertThat(Numbers.names(
                            first.dialog().get(5).answer(), first.hidden().b()))
                    .isTrue();
        }
    }

    @Test
    void seesNoConsequencesBeforeAProblem() { // MB-429
        var state = Spin.started(11, Language.RU);
        var method = Spin.METHODS.of(Spin.SCENARIO);
        var early = method.answer(state, Spin.SCENARIO, "К чему это приводит?", "implication");
        var interest = method.answer(state, Spin.SCENARIO, "Чем это вам поможет?", "need_payoff");
        for (var answer : List.of(early, interest)) {
            assertThat(Numbers.in(answer)).isEmpty();
        }
        assertThat(Spin.MESSAGES.keys(Language.RU, "spin.voice.implication.early."))
                .anyMatch(key -> Spin.MESSAGES.text(Language.RU, key).equals(early));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void talksThroughAWholeTraining(Language language) {
        for (long seed : new long[] {1, 4}) {
            var state = Spin.askAll(Spin.started(seed, language), language == Language.RU ? TALK_RU : TALK_EN);
            System.out.println(
                    new CaseCard(Spin.MESSAGES).render(Objects.requireNonNull(state.clientCase()), language));
            state.dialog()
                    .forEach(said -> System.out.println("- " + said.question() + " [" + said.type()
                            + (said.contextual() ? ", 👂" : "") + "]\n  " + said.answer()));
            var feedback = Spin.METHODS
                    .of(Spin.SCENARIO)
                    .feedback(state, Spin.SCENARIO, Objects.requireNonNull(state.lastExchange()));
            System.out.println(feedback);
            assertThat(state.progress().perTypeCounts())
                    .containsEntry("situational", 2)
                    .containsEntry("problem", 2)
                    .containsEntry("implication", 3)
                    .containsEntry("need_payoff", 3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Сколько у вас поставщиков?                | situational | false | 85 | LISTEN      | problem
            Сколько у вас поставщиков?                | situational | true  | 100| PRAISE      | problem
            Есть ли у вас поставщики?                 | situational | false | 60 | ASK         | problem
            How many suppliers do you have?           | situational | false | 85 | LISTEN      | problem
            Do you have suppliers?                    | situational | true  | 90 | OPEN        | problem
            Какие у вас проблемы?                     | problem     | true  | 100| PRAISE      | situational
            Какие у вас склады? А какие цехи?         | situational | true  | 90 | ONE_AT_A_TIME | problem
            """)
    void weighsTheFirstQuestion(
            String question, String type, boolean contextual, int correctness, Feedback.Advice advice, String next) {
        var feedback = new RuleMentor(Spin.MESSAGES).feedback(turn(List.of()), question, type, contextual); // MB-428
        assertThat(feedback.correctness()).isEqualTo(correctness);
        assertThat(feedback.advice()).isEqualTo(advice);
        assertThat(feedback.exampleType()).isEqualTo(next);
        assertThat(feedback.example()).isNotBlank().doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            problem                                       | situational | ORDER       | implication
            situational                                   | situational | FEWER_FACTS | problem
            problem problem situational                   | situational | ORDER       | implication
            situational problem implication               | need_payoff | PRAISE      | implication
            situational problem implication implication   | need_payoff | PRAISE      | need_payoff
            """)
    void weighsTheOrder(String earlier, String type, Feedback.Advice advice, String next) { // MB-428
        var said = List.of(earlier.split(" ")).stream()
                .map(earlierType -> new Turn.Said("?", earlierType))
                .toList();
        var feedback = new RuleMentor(Spin.MESSAGES).feedback(turn(said), "Какие у вас склады?", type, true);
        assertThat(feedback.advice()).isEqualTo(advice);
        assertThat(feedback.exampleType()).isEqualTo(next);
    }

    private static Turn turn(List<Turn.Said> earlier) {
        var state = Spin.started(5, Language.RU);
        return new Turn(
                Spin.SCENARIO, Language.RU, 5, Objects.requireNonNull(state.clientCase()), state.hidden(), earlier);
    }
}

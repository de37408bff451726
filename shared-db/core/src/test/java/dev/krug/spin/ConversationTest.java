package dev.krug.spin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.spin.model.ModelSettings;
import dev.krug.spin.model.ModelStandIn;
import dev.krug.spin.model.ModelStandIn.Fault;
import dev.krug.spin.model.Models;
import dev.krug.spin.text.Classification;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {

    private static final String QUESTION = "Сколько у вас поставщиков?";

    private final ModelStandIn model = new ModelStandIn();
    private final TrainingState fresh = Spin.started(7, Language.RU);

    @AfterEach
    void stop() {
        model.close();
    }

    @ParameterizedTest
    @EnumSource
    void answersByTheRulesAfterAnyFault(Fault fault) { // property 25
        model.answers(fault);
        var counted = ask(model.settingsFor(fault), fresh, QUESTION);
        var rules = Spin.ask(fresh, QUESTION);
        if (fault == Fault.INVALID_LABEL) {
            assertThat(counted.answer()).isEqualTo("banana");
            assertThat(counted.classification()).isEqualTo(rules.classification());
        } else {
            assertThat(counted).isEqualTo(rules);
        }
        assertThat(counted.state().progress().questionCount()).isEqualTo(1);
        assertThat(counted.state().progress().perTypeCounts()).containsEntry("situational", 1);
    }

    @ParameterizedTest
    @CsvSource({"Need-Payoff, need_payoff", "' problem ', problem"})
    void takesAValidLabel(String label, String type) { // MB-522
        model.answersText(label);
        assertThat(ask(model.settings(null), fresh, QUESTION).classification()).isEqualTo(Classification.byModel(type));
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "No., false", "yes and no, false", "perhaps, false"})
    void takesAContextLabel(String label, boolean contextual) { // MB-522
        var asked = Spin.ask(fresh, QUESTION).state();
        model.answersText(label);
        assertThat(ask(model.settings(null), asked, "Где находится ваш склад?").contextual())
                .isEqualTo(contextual);
    }

    @Test
    void discardsAnAnswerThatTellsASecret() { // MB-523
        model.answersText("Задержки " + fresh.hidden().a() + " дней");
        assertThat(ask(model.settings(null), fresh, QUESTION).answer())
                .isEqualTo(Spin.ask(fresh, QUESTION).answer());
    }

    @Test
    void keepsTheFiguresOfTheRulesInFeedback() {
        var asked = Spin.ask(fresh, QUESTION).state();
        var exchange = Objects.requireNonNull(asked.lastExchange());
        var rules = Spin.METHODS.of(Spin.SCENARIO).feedback(asked, Spin.SCENARIO, exchange);
        model.answersText("Спросите о трудностях.");
        var feedback = Objects.requireNonNull(conversation(model.settings(null))
                .feedback(asked, Spin.SCENARIO, exchange)
                .block(Duration.ofSeconds(60)));
        assertThat(feedback.adviceText()).isEqualTo("Спросите о трудностях.");
        assertThat(feedback.correctness()).isEqualTo(rules.correctness());
        model.answers(Fault.SERVER_ERROR);
        assertThat(conversation(model.settings(null))
                        .feedback(asked, Spin.SCENARIO, exchange)
                        .block(Duration.ofSeconds(60)))
                .isEqualTo(rules);
    }

    @Test
    void needsNoModel() { // MB-525
        assertThat(ask(ModelSettings.none(), fresh, QUESTION)).isEqualTo(Spin.ask(fresh, QUESTION));
        assertThat(model.bodies()).isEmpty();
    }

    private static Counted ask(ModelSettings settings, TrainingState state, String text) {
        return Objects.requireNonNull(conversation(settings)
                .ask(state, Spin.SCENARIO, new Hearing.Question(text), Spin.NOON)
                .block(Duration.ofSeconds(60)));
    }

    private static Conversation conversation(ModelSettings settings) {
        return new Conversation(Spin.METHODS, new Models(settings, Clock.systemUTC()));
    }
}

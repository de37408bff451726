package dev.krug.spin;

import dev.krug.i18n.Language;
import dev.krug.spin.TrainingState.FeedbackState;
import dev.krug.spin.cases.CaseGenerator.Generated;
import dev.krug.spin.cases.ClientCase;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.Classification;
import dev.krug.spin.text.ListeningDetector;
import dev.krug.spin.text.ListeningSettings;
import dev.krug.spin.text.MarkerDetector;
import dev.krug.spin.text.QuestionClassifier;
import dev.krug.spin.voice.ClientVoice;
import dev.krug.spin.voice.Feedback;
import dev.krug.spin.voice.Mentor;
import dev.krug.spin.voice.Turn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A way to train: the common course, and the parts that a method of its own replaces. A new method is one more
 * component of this type. All parts are pure and answer by rules.
 */
public abstract class TrainingMethod { // MB-404

    private final ListeningSettings listening;
    private final ListeningDetector detector;

    protected TrainingMethod(ListeningSettings listening) {
        this.listening = listening;
        this.detector = new MarkerDetector(listening);
    }

    public abstract boolean teaches(Scenario scenario);

    protected abstract Generated draw(Scenario scenario, long seed, Language language, Collection<String> recentKeys);

    protected abstract QuestionClassifier classifier(Scenario scenario);

    protected abstract ClientVoice voice();

    protected abstract Mentor mentor();

    public final ListeningSettings listening() {
        return listening;
    }

    public final TrainingState start(
            UUID trainingId,
            long seed,
            Language language,
            Scenario scenario,
            Collection<String> recentKeys,
            Instant now) {
        var drawn = draw(scenario, seed, language, recentKeys);
        return new TrainingState(
                trainingId,
                ChatState.TRAINING_ACTIVE,
                scenario.info().name(),
                scenario.info().version(),
                seed,
                language,
                drawn.clientCase(),
                drawn.hidden(),
                Progress.none(scenario),
                List.of(),
                FeedbackState.NONE,
                false,
                now,
                now);
    }

    public final Classification classify(TrainingState state, Scenario scenario, String question) {
        return classifier(scenario).classify(question, clientCase(state).situation(), state.language());
    }

    public final String answer(TrainingState state, Scenario scenario, String question, String type) {
        return voice().answer(turn(state, scenario, state.dialog().size()), question, type);
    }

    public final boolean isContextual(TrainingState state, String question) {
        return Training.mayBeContextual(state)
                && detector.isContextual(question, state.progress().lastClientResponse());
    }

    /** Comments on an exchange of this training's dialog. */
    public final Feedback feedback(TrainingState state, Scenario scenario, Exchange exchange) {
        var before = turn(state, scenario, state.dialog().indexOf(exchange));
        return mentor().feedback(before, exchange.question(), exchange.type(), exchange.contextual());
    }

    /** By default the score of the scenario's multipliers, with its achievements and ranks. */
    public Completion complete(
            TrainingState state, Scenario scenario, SpinStats before, Completion.Reason reason, Instant now) {
        return Completing.complete(state, scenario, before, reason, now);
    }

    private static Turn turn(TrainingState state, Scenario scenario, int exchanges) {
        return new Turn(
                scenario,
                state.language(),
                state.seed(),
                clientCase(state),
                state.hidden(),
                state.dialog().stream()
                        .limit(Math.max(0, exchanges))
                        .map(exchange -> new Turn.Said(exchange.question(), exchange.type()))
                        .toList());
    }

    private static ClientCase clientCase(TrainingState state) {
        return state.clientCase() != null ? state.clientCase() : ClientCase.ofText("", "");
    }
}

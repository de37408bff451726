package dev.krug.spin;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.spin.cases.CaseGenerator;
import dev.krug.spin.cases.CaseGenerator.Generated;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.ListeningSettings;
import dev.krug.spin.text.QuestionClassifier;
import dev.krug.spin.text.SpinClassifier;
import dev.krug.spin.voice.ClientVoice;
import dev.krug.spin.voice.Mentor;
import dev.krug.spin.voice.RuleMentor;
import dev.krug.spin.voice.SpinVoice;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** SPIN: the four types by their cues, cases from tables, a client with a hidden problem. */
final class SpinMethod extends TrainingMethod {

    private static final Set<String> TYPES = Set.of(
            SpinClassifier.SITUATIONAL, SpinClassifier.PROBLEM, SpinClassifier.IMPLICATION, SpinClassifier.NEED_PAYOFF);

    private final QuestionClassifier classifier = new SpinClassifier();
    private final ClientVoice voice;
    private final Mentor mentor;

    SpinMethod(Messages messages, ListeningSettings listening) {
        super(listening);
        this.voice = new SpinVoice(messages);
        this.mentor = new RuleMentor(messages);
    }

    @Override
    public boolean teaches(Scenario scenario) {
        return scenario.variants() != null
                && scenario.types().stream()
                        .map(Scenario.QuestionType::id)
                        .collect(Collectors.toSet())
                        .equals(TYPES);
    }

    @Override
    protected Generated draw(Scenario scenario, long seed, Language language, Collection<String> recentKeys) {
        var variants = scenario.variants();
        if (variants == null) {
            throw new IllegalArgumentException("A SPIN scenario needs case variants");
        }
        return new CaseGenerator(variants).generate(seed, language, recentKeys);
    }

    @Override
    protected QuestionClassifier classifier(Scenario scenario) {
        return classifier;
    }

    @Override
    protected ClientVoice voice() {
        return voice;
    }

    @Override
    protected Mentor mentor() {
        return mentor;
    }
}

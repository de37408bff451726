package dev.krug.spin;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.spin.cases.CaseGenerator.Generated;
import dev.krug.spin.cases.ClientCase;
import dev.krug.spin.cases.HiddenFacts;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.KeywordClassifier;
import dev.krug.spin.text.KeywordClassifier.Keywords;
import dev.krug.spin.text.ListeningSettings;
import dev.krug.spin.text.QuestionClassifier;
import dev.krug.spin.voice.ClientVoice;
import dev.krug.spin.voice.KeywordVoice;
import dev.krug.spin.voice.Mentor;
import dev.krug.spin.voice.RuleMentor;
import java.util.Collection;
import java.util.SplittableRandom;

/** Any scenario by its own keywords, with a case that is one text. */
final class KeywordMethod extends TrainingMethod { // MB-403

    private final ClientVoice voice;
    private final Mentor mentor;

    KeywordMethod(Messages messages, ListeningSettings listening) {
        super(listening);
        this.voice = new KeywordVoice(messages);
        this.mentor = new RuleMentor(messages);
    }

    @Override
    public boolean teaches(Scenario scenario) {
        return true;
    }

    @Override
    protected Generated draw(Scenario scenario, long seed, Language language, Collection<String> recentKeys) {
        var cases = scenario.staticCases();
        if (cases.isEmpty()) {
            var text = scenario.message("case_generated").in(language);
            return new Generated(ClientCase.ofText("static", text), HiddenFacts.NONE);
        }
        int number = new SplittableRandom(seed).nextInt(cases.size());
        return new Generated(
                ClientCase.ofText("static-" + number, cases.get(number).in(language)), HiddenFacts.NONE);
    }

    @Override
    protected QuestionClassifier classifier(Scenario scenario) {
        return new KeywordClassifier(scenario.types().stream()
                .map(type -> new Keywords(type.id(), type.keywords()))
                .toList());
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

package dev.krug.spin;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.spin.scenario.BundledScenarios;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.ListeningSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The bundled trainer for tests; a text that the catalogues lack fails the test. */
public final class Spin {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Messages MESSAGES = Messages.load(key -> {
        throw new AssertionError("No text " + key);
    });
    public static final Scenario SCENARIO = BundledScenarios.spinSales();
    public static final TrainingMethods METHODS = new TrainingMethods(MESSAGES, ListeningSettings.DEFAULT, List.of());

    private Spin() {}

    public static TrainingState started(long seed, Language language) {
        return started(SCENARIO, seed, language);
    }

    public static TrainingState started(Scenario scenario, long seed, Language language) {
        return METHODS.of(scenario).start(new UUID(0, seed), seed, language, scenario, List.of(), NOON);
    }

    /** Asks by rules alone; the text must be one that counts. */
    public static Counted ask(TrainingState state, String text) {
        return ask(SCENARIO, state, text);
    }

    public static Counted ask(Scenario scenario, TrainingState state, String text) {
        if (!(Training.hear(state, scenario, text) instanceof Hearing.Question question)) {
            throw new AssertionError(text + ": " + Training.hear(state, scenario, text));
        }
        var method = METHODS.of(scenario);
        var found = method.classify(state, scenario, text);
        var answer = method.answer(state, scenario, text, found.type());
        return Training.count(state, scenario, question, found, answer, method.isContextual(state, text), 5, NOON);
    }

    public static TrainingState askAll(TrainingState state, List<String> texts) {
        var now = state;
        for (var text : texts) {
            now = ask(now, text).state();
        }
        return now;
    }
}

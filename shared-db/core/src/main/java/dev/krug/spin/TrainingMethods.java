package dev.krug.spin;

import dev.krug.i18n.Messages;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.ListeningSettings;
import java.util.ArrayList;
import java.util.List;

/** The known methods; the first that teaches a scenario plays it. */
public final class TrainingMethods {

    private final List<TrainingMethod> methods;

    /** Further methods are asked before the built-in ones. */
    public TrainingMethods(Messages messages, ListeningSettings listening, List<TrainingMethod> further) {
        var all = new ArrayList<>(further);
        all.add(new SpinMethod(messages, listening));
        all.add(new KeywordMethod(messages, listening));
        this.methods = List.copyOf(all);
    }

    public TrainingMethod of(Scenario scenario) {
        return methods.stream()
                .filter(method -> method.teaches(scenario))
                .findFirst()
                .orElseThrow();
    }
}

package dev.krug.spin.scenario;

import dev.krug.packs.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of reading a scenario: with any error there is no scenario to play. */
public record ScenarioCheck(@Nullable Scenario scenario, List<Finding> errors, List<Finding> warnings) {

    public boolean isValid() {
        return scenario != null;
    }

    public Scenario orElseThrow() {
        if (scenario == null) {
            throw new IllegalArgumentException("The scenario is invalid: " + errors);
        }
        return scenario;
    }
}

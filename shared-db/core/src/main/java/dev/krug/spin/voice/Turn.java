package dev.krug.spin.voice;

import dev.krug.i18n.Language;
import dev.krug.spin.cases.ClientCase;
import dev.krug.spin.cases.HiddenFacts;
import dev.krug.spin.scenario.Scenario;
import java.util.List;

/** What was said in a training so far, as client and mentor know it. */
public record Turn(
        Scenario scenario,
        Language language,
        long seed,
        ClientCase clientCase,
        HiddenFacts hidden,
        List<Said> earlier) {

    public Turn {
        earlier = List.copyOf(earlier);
    }

    /** An earlier question. */
    public record Said(String question, String type) {}

    int count(String type) {
        return (int) earlier.stream().filter(said -> said.type().equals(type)).count();
    }

    /** How many of a type were asked after the first question of another. */
    int countAfter(String first, String type) {
        return (int) earlier.stream()
                .dropWhile(said -> !said.type().equals(first))
                .filter(said -> said.type().equals(type))
                .count();
    }
}

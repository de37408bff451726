package dev.krug.spin.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** The scenarios that ship with the trainer. */
public final class BundledScenarios {

    private BundledScenarios() {}

    /** Reads and checks {@code spin/scenario/spin_sales.json}. */
    public static Scenario spinSales() {
        return new ScenarioReader().read(text("spin_sales.json")).orElseThrow();
    }

    /** The file as it ships, to be stored as a content pack. */
    public static String text(String file) {
        try {
            return new ClassPathResource("spin/scenario/" + file).getContentAsString(UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The scenario " + file + " cannot be read", unreadable);
        }
    }
}

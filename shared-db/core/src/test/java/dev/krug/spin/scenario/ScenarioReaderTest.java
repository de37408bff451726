package dev.krug.spin.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.packs.Finding;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ScenarioReaderTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private final ScenarioReader reader = new ScenarioReader();

    @Test
    void acceptsTheBundledScenarioWithoutAWord() { // MB-401, 402
        var check = reader.read(BundledScenarios.text("spin_sales.json"));
        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();
        var scenario = check.orElseThrow();
        assertThat(DeepCheck.of(scenario)).isEmpty();
        var variants = Objects.requireNonNull(scenario.variants());
        assertThat(variants.companies()).hasSize(15);
        assertThat(variants.products()).hasSize(18);
        assertThat(variants.situations()).hasSize(12);
        assertThat(scenario.types()).allMatch(type -> type.examples().size() >= 5);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0", "101, 1", "200, 1", "201, 2", "220, 2", "221, 3", "500, 3"})
    void placesScoresInBands(int score, int band) { // MB-405
        var scenario = BundledScenarios.spinSales();
        assertThat(scenario.band(score)).isEqualTo(scenario.bands().get(band));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "500, 1", "501, 2", "1500, 2", "1501, 3", "3001, 4", "5000, 4", "5001, 5"})
    void placesXpInRanks(long xp, int level) {
        assertThat(BundledScenarios.spinSales().rank(xp).orElseThrow().level()).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario_info", "messages", "prompts", "question_types", "game_rules", "scoring", "ui"})
    void missesEachRequiredSection(String section) {
        var broken = bundled();
        broken.remove(section);
        var check = reader.read(broken);
        assertThat(check.isValid()).isFalse();
        assertThat(check.errors()).anySatisfy(finding -> {
            assertThat(finding.pointer()).isEqualTo("/" + section);
            assertThat(finding.code()).isEqualTo("MISSING");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /question_types/0/id              | "problem"            | DUPLICATE_ID    | /question_types/1
            /question_types/0/clarity_points  | 101                  | OUT_OF_RANGE    | /question_types/0/clarity_points
            /game_rules/max_questions         | "ten"                | WRONG_TYPE      | /game_rules/max_questions
            /game_rules/max_questions         | 1.5                  | WRONG_TYPE      | /game_rules/max_questions
            /scoring/badges/1/min_score       | 102                  | BAND_GAP        | /scoring/badges/1
            /scoring/badges/1/min_score       | 100                  | BAND_OVERLAP    | /scoring/badges/1
            /scoring/badges/3/max_score       | 900                  | BAND_GAP        | /scoring/badges
            /ranking/levels/1/min_xp          | 0                    | BAD_RANKING     | /ranking/levels/1
            /achievements/list/0/condition    | "exit(1)"            | BAD_CONDITION   | /achievements/list/0/condition
            /messages/welcome                 | "{n, plural, one"    | BAD_TEMPLATE    | /messages/welcome
            /case_variants/companies          | []                   | EMPTY           | /case_variants/companies
            /case_variants/products/0/name    | 5                    | WRONG_TYPE      | /case_variants/products/0/name
            /case_variants/suppliers/min      | 9                    | OUT_OF_RANGE    | /case_variants/suppliers
            /ui/promo_text/enabled            | "yes"                | WRONG_TYPE      | /ui/promo_text/enabled
            """)
    void namesPlaceAndReason(String place, String value, String code, String pointer) {
        var broken = bundled();
        int cut = place.lastIndexOf('/');
        ((ObjectNode) broken.at(place.substring(0, cut))).set(place.substring(cut + 1), json.readTree(value));
        var check = reader.read(broken);
        assertThat(check.isValid()).isFalse();
        assertThat(check.errors())
                .anyMatch(finding ->
                        finding.code().equals(code) && finding.pointer().equals(pointer));
    }

    @Test
    void warnsOfLookAlikeLettersInKeys() {
        var odd = bundled();
        ((ObjectNode) odd.at("/game_rules")).put("max_xп", 1);
        var check = reader.read(odd);
        assertThat(check.isValid()).isTrue();
        assertThat(check.warnings())
                .containsExactly(new Finding("/game_rules", "UNKNOWN_KEY", "Unknown key max_x[U+043F]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "5", "{\"scenario_info\": []}", "\u0000"})
    void refusesWhatIsNoScenario(String text) {
        assertThat(reader.read(text).isValid()).isFalse();
        assertThat(reader.read(text).errors()).isNotEmpty();
    }

    @Test
    void checksDeepThatEveryCaseCanBeMade() { // MB-402
        var odd = bundled();
        ((ObjectNode) odd.at("/case_variants/companies/0")).set("products", json.readTree("[99]"));
        ((ObjectNode) odd.at("/case_variants/companies/1")).set("sizes", json.readTree("[\"giant\"]"));
        ((ObjectNode) odd.at("/case_variants/products/0/volume")).put("min", 900);
        ((ObjectNode) odd.at("/case_variants/positions_by_size")).remove("micro");
        assertThat(DeepCheck.of(reader.read(odd).orElseThrow()))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("NO_PRODUCT", "UNKNOWN_SIZE", "BAD_VOLUME", "NO_POSITION");
    }

    @Test
    void fallsBackToTheOtherLanguage() {
        assertThat(new LocalText("да", null).in(Language.EN)).isEqualTo("да");
        assertThat(new LocalText(null, "yes").in(Language.RU)).isEqualTo("yes");
    }

    private ObjectNode bundled() {
        return (ObjectNode) json.readTree(BundledScenarios.text("spin_sales.json"));
    }
}

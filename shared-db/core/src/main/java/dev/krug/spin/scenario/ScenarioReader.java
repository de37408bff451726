package dev.krug.spin.scenario;

import dev.krug.packs.Finding;
import dev.krug.packs.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks scenario files. Safe for concurrent use. */
public final class ScenarioReader { // MB-401

    /** The counters that an achievement may ask about. */
    public static final Set<String> COUNTERS = Set.of( // MB-424
            "total_trainings",
            "total_questions",
            "total_contextual",
            "total_score",
            "total_xp",
            "best_score",
            "current_level",
            "maestro_streak",
            "master_streak",
            "question_count",
            "contextual_questions",
            "clarity_level",
            "session_score");

    private static final List<String> REQUIRED_MESSAGES =
            List.of("welcome", "case_generated", "training_complete", "error_generic");
    private static final List<String> OPTIONAL_MESSAGES =
            List.of("progress", "question_feedback", "feedback_response", "clarity_reached");
    private static final List<String> REQUIRED_PROMPTS = List.of("case_generation", "client_response", "feedback");
    private static final List<String> OPTIONAL_PROMPTS = List.of("question_classification", "context_check");
    private static final int MAX_POINTS = 100;

    private final JsonMapper json = JsonMapper.builder().build();

    public ScenarioCheck read(String text) {
        try {
            return read(json.readTree(text));
        } catch (JacksonException malformed) {
            var error = new Finding("", "NOT_JSON", "The file is not JSON: " + malformed.getOriginalMessage());
            return new ScenarioCheck(null, List.of(error), List.of());
        }
    }

    public ScenarioCheck read(@Nullable JsonNode node) {
        var findings = new Findings();
        var root = new JsonCursor(node, "", findings).object();
        var scenario = scenario(root);
        root.warnOfUnknownKeys();
        boolean valid = findings.errors().isEmpty();
        return new ScenarioCheck(
                valid ? scenario : null, List.copyOf(findings.errors()), List.copyOf(findings.warnings()));
    }

    private static Scenario scenario(JsonCursor root) {
        var variants = root.optional("case_variants").object();
        return new Scenario(
                info(root.required("scenario_info").object()),
                texts(root.required("messages").object(), REQUIRED_MESSAGES, OPTIONAL_MESSAGES),
                texts(root.required("prompts").object(), REQUIRED_PROMPTS, OPTIONAL_PROMPTS),
                types(root.required("question_types")),
                rules(root.required("game_rules").object()),
                ScoringReader.bands(root.required("scoring").object()),
                ScoringReader.ranks(root.optional("ranking").object()),
                ScoringReader.achievements(root.optional("achievements").object()),
                ScoringReader.weights(root.optional("scoring").optional("question_weights")),
                ui(root.required("ui").object()),
                variants.isPresent() ? CaseVariantsReader.read(variants) : null,
                root.optional("static_cases").texts());
    }

    private static Scenario.Info info(JsonCursor info) {
        var name = info.required("name");
        var title = info.optional("title");
        var read = new Scenario.Info(
                name.string(),
                info.required("version").string(),
                title.isPresent() ? title.text() : new LocalText(name.string(), name.string()),
                info.required("description").text());
        info.warnOfUnknownKeys();
        return read;
    }

    private static Map<String, LocalText> texts(JsonCursor section, List<String> required, List<String> optional) {
        var texts = new LinkedHashMap<String, LocalText>();
        required.forEach(key -> texts.put(key, section.required(key).text()));
        optional.stream()
                .filter(key -> section.optional(key).isPresent())
                .forEach(key -> texts.put(key, section.optional(key).text()));
        section.warnOfUnknownKeys();
        return Map.copyOf(texts);
    }

    private static List<Scenario.QuestionType> types(JsonCursor section) {
        var seen = new HashSet<String>();
        var types = new ArrayList<Scenario.QuestionType>();
        for (var item : section.filledList()) {
            var type = type(item.object());
            if (!seen.add(type.id())) {
                item.error("DUPLICATE_ID", "The question type " + type.id() + " stands twice");
            }
            types.add(type);
        }
        return List.copyOf(types);
    }

    private static Scenario.QuestionType type(JsonCursor item) {
        var type = new Scenario.QuestionType(
                item.required("id").string(),
                item.required("name").text(),
                item.required("emoji").string(),
                item.required("keywords").list().stream()
                        .map(JsonCursor::string)
                        .toList(),
                item.required("clarity_points").integer(0, MAX_POINTS),
                item.required("score_multiplier").integer(0, MAX_POINTS),
                item.optional("examples").texts(),
                item.optional("replies").texts());
        item.warnOfUnknownKeys();
        return type;
    }

    private static Scenario.GameRules rules(JsonCursor section) {
        var rules = new Scenario.GameRules(
                section.required("max_questions").integer(1, 100),
                section.required("min_questions_for_completion").integer(0, 100),
                section.required("target_clarity").integer(0, 100),
                section.required("short_question_threshold").integer(0, 1000));
        section.warnOfUnknownKeys();
        return rules;
    }

    private static Scenario.Ui ui(JsonCursor section) {
        var promo = section.required("promo_text").object();
        var ui = new Scenario.Ui(
                section.required("progress_format").text(),
                section.required("commands").list().stream()
                        .map(JsonCursor::string)
                        .toList(),
                new Scenario.Promo(
                        promo.required("enabled").bool(false),
                        promo.required("title").text(),
                        promo.required("text").text()));
        promo.warnOfUnknownKeys();
        section.warnOfUnknownKeys();
        return ui;
    }
}

package dev.krug.spin;

import dev.krug.i18n.Language;
import dev.krug.spin.TrainingState.FeedbackState;
import dev.krug.spin.cases.ClientCase;
import dev.krug.spin.scenario.Scenario;
import dev.krug.trainings.QuestionTypes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The session as JSON, under the keys that stored and imported sessions use. */
final class TrainingJson { // MB-901

    private TrainingJson() {}

    static Map<String, Object> write(TrainingState state) {
        var json = new LinkedHashMap<String, Object>();
        put(
                json,
                "training_id",
                state.trainingId() == null ? null : state.trainingId().toString());
        json.put("chat_state", state.chatState().code());
        json.put("scenario_name", state.scenarioName());
        json.put("scenario_version", state.scenarioVersion());
        json.put("language", state.language().code());
        json.put("question_count", state.progress().questionCount());
        json.put("clarity_level", state.progress().clarityLevel());
        json.put("per_type_counts", state.progress().perTypeCounts());
        put(json, "last_question_type", state.progress().lastQuestionType());
        json.put("contextual_questions", state.progress().contextualQuestions());
        json.put("context_streak", state.progress().contextStreak());
        json.put("last_client_response", state.progress().lastClientResponse());
        json.put("feedback_in_progress", state.feedback().inProgress());
        put(json, "last_feedback_ts", text(state.feedback().lastAt()));
        json.put("finish_offered", state.finishOffered());
        put(json, "started_at", text(state.startedAt()));
        put(json, "last_activity_at", text(state.lastActivityAt()));
        put(
                json,
                "client_case",
                state.clientCase() == null ? null : state.clientCase().situation());
        put(json, "case_data", state.clientCase() == null ? null : CaseJson.write(state.clientCase()));
        json.put("dialog", state.dialog().stream().map(TrainingJson::write).toList());
        json.put("_seed", Long.toString(state.seed()));
        json.put("_hidden", CaseJson.write(state.hidden()));
        return json;
    }

    private static Map<String, Object> write(Exchange exchange) {
        var json = new LinkedHashMap<String, Object>();
        json.put("n", exchange.n());
        json.put("question", exchange.question());
        json.put("type", exchange.type());
        json.put("contextual", exchange.contextual());
        json.put("answer", exchange.answer());
        return json;
    }

    static TrainingState read(JsonMap json, Scenario scenario) {
        var name = json.text("scenario_name");
        var version = json.text("scenario_version");
        return new TrainingState(
                id(json.text("training_id")),
                ChatState.of(json.textOrNull("chat_state")),
                name.isEmpty() ? scenario.info().name() : name,
                version.isEmpty() ? scenario.info().version() : version,
                json.number("_seed"),
                json.text("language").equals("en") ? Language.EN : Language.RU,
                clientCase(json),
                CaseJson.readHidden(json.object("_hidden")),
                progress(json, scenario),
                json.objects("dialog").stream().map(TrainingJson::exchange).toList(),
                new FeedbackState(json.flag("feedback_in_progress"), json.instant("last_feedback_ts")),
                json.flag("finish_offered"),
                json.instant("started_at"),
                json.instant("last_activity_at"));
    }

    private static @Nullable ClientCase clientCase(JsonMap json) {
        if (!json.object("case_data").values().isEmpty()) {
            return CaseJson.read(json.object("case_data"), json.text("client_case"));
        }
        return json.text("client_case").isBlank() ? null : ClientCase.ofText("", json.text("client_case"));
    }

    private static Progress progress(JsonMap json, Scenario scenario) {
        var counts = new LinkedHashMap<>(Progress.none(scenario).perTypeCounts());
        var stored = json.object("per_type_counts");
        stored.values()
                .keySet()
                .forEach(key -> counts.merge(QuestionTypes.canonical(key), stored.count(key), Integer::sum));
        return new Progress(
                json.count("question_count"),
                Math.min(Progress.MAX_CLARITY, json.count("clarity_level")),
                counts,
                json.textOrNull("last_question_type"),
                json.count("contextual_questions"),
                json.count("context_streak"),
                json.text("last_client_response"));
    }

    private static Exchange exchange(JsonMap json) {
        return new Exchange(
                json.count("n"),
                json.text("question"),
                json.text("type"),
                json.flag("contextual"),
                json.text("answer"));
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static void put(Map<String, Object> json, String key, @Nullable Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}

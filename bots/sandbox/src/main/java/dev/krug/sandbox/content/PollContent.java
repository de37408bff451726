package dev.krug.sandbox.content;

import static dev.krug.sandbox.request.Parameter.array;
import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.object;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Polls and quizzes. */
final class PollContent {

    private static final int MAX_OPTIONS = 12;
    private static final int MAX_QUESTION = 300;
    private static final int MAX_OPTION = 100;
    private static final int MAX_EXPLANATION = 200;
    private static final long MIN_OPEN_SECONDS = 5;
    private static final long MAX_OPEN_SECONDS = 2_628_000;

    static final List<Parameter> PARAMETERS = List.of(
            string("question").required("poll question must be non-empty"),
            string("question_parse_mode"),
            array("question_entities"),
            array("options")
                    .required("poll must have at least 1 option")
                    .within(1, MAX_OPTIONS, "poll must have from 1 to " + MAX_OPTIONS + " options"),
            bool("is_anonymous"),
            string("type"),
            bool("allows_multiple_answers"),
            bool("allows_revoting"),
            bool("shuffle_options"),
            bool("allow_adding_options"),
            bool("hide_results_until_closes"),
            bool("members_only"),
            array("country_codes"),
            array("correct_option_ids"),
            integer("correct_option_id"),
            string("explanation"),
            string("explanation_parse_mode"),
            array("explanation_entities"),
            object("explanation_media"),
            integer("open_period"),
            integer("close_date"),
            bool("is_closed"),
            string("description"),
            string("description_parse_mode"),
            array("description_entities"),
            object("media"));

    private PollContent() {}

    static ObjectNode read(World world, long author, Input input) {
        boolean quiz = isQuiz(input);
        var facts = Json.object();
        Texts.put(input, facts, "question", "question", MAX_QUESTION, "poll question is too long");
        if (!facts.has("question")) {
            throw Rejection.badRequest("poll question must be non-empty");
        }
        var options = facts.putArray("options");
        input.array("options").forEach(option -> options.add(option(input, option, options.size())));
        boolean several = input.bool("allows_multiple_answers");
        facts.put("is_closed", input.bool("is_closed"))
                .put("is_anonymous", !input.has("is_anonymous") || input.bool("is_anonymous"))
                .put("type", quiz ? "quiz" : "regular")
                .put("allows_multiple_answers", several)
                .put("allows_revoting", input.has("allows_revoting") ? input.bool("allows_revoting") : !quiz)
                .put("members_only", input.bool("members_only"));
        Texts.put(input, facts, "explanation", "explanation", MAX_EXPLANATION, "poll explanation is too long");
        Texts.put(input, facts, "description", "description", Texts.MAX_CAPTION, "poll description is too long");
        putEnd(facts, input, world.now());
        var poll = world.polls().create(author, facts, quiz ? correct(input, options.size()) : null);
        var content = Json.object();
        content.putObject("poll").put("id", poll.id());
        return content;
    }

    private static boolean isQuiz(Input input) {
        return switch (input.string("type", "regular")) {
            case "regular" -> false;
            case "quiz" -> true;
            default -> throw Rejection.badRequest("unsupported poll type specified");
        };
    }

    /** An option is an object or, as in older versions of the Bot API, a string. */
    private static ObjectNode option(Input input, JsonNode given, int index) {
        var described =
                given instanceof ObjectNode object ? object : Json.object().put("text", given.asString(""));
        var option = Json.object().put("persistent_id", Integer.toString(index));
        Texts.put(input.within(described), option, "text", "text", MAX_OPTION, "poll option is too long");
        if (!option.has("text")) {
            throw Rejection.badRequest("poll options must be non-empty");
        }
        return option;
    }

    private static ArrayNode correct(Input input, int options) {
        var ids = input.has("correct_option_ids")
                ? input.array("correct_option_ids")
                : single(input.has("correct_option_id") ? input.integer("correct_option_id") : null);
        if (ids.isEmpty()) {
            throw Rejection.badRequest("quiz must have a correct option");
        }
        for (var id : ids) {
            if (!id.isIntegralNumber() || id.asLong() < 0 || id.asLong() >= options) {
                throw Rejection.badRequest("wrong correct option ID specified");
            }
        }
        return ids;
    }

    private static ArrayNode single(@Nullable Long id) {
        return id == null ? Json.array() : Json.array().add(id);
    }

    private static void putEnd(ObjectNode facts, Input input, long now) {
        if (input.has("open_period")) {
            long seconds = input.integer("open_period");
            if (seconds < MIN_OPEN_SECONDS || seconds > MAX_OPEN_SECONDS) {
                throw Rejection.badRequest("invalid open_period specified");
            }
            facts.put("open_period", seconds).put("close_date", now + seconds);
        } else if (input.has("close_date")) {
            long seconds = input.integer("close_date") - now;
            if (seconds < MIN_OPEN_SECONDS || seconds > MAX_OPEN_SECONDS) {
                throw Rejection.badRequest("invalid close_date specified");
            }
            facts.put("close_date", input.integer("close_date"));
        }
    }
}

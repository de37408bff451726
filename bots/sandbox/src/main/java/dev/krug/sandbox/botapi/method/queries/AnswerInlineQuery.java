package dev.krug.sandbox.botapi.method.queries;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.content.InlineResults;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.InlineAnswer;
import dev.krug.sandbox.world.InlineResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class AnswerInlineQuery implements Method {

    private static final int MAX_RESULTS = 50;
    private static final int MAX_OFFSET = 64;
    private static final int DEFAULT_CACHE_SECONDS = 300;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.string("inline_query_id").required(Expired.rejection()),
                Parameter.array("results")
                        .required("results must be specified")
                        .within(0, MAX_RESULTS, "RESULTS_TOO_MUCH"),
                Parameter.integer("cache_time").within(0, Integer.MAX_VALUE, "invalid cache_time specified"),
                Parameter.bool("is_personal"),
                Parameter.string("next_offset").within(0, MAX_OFFSET, "NEXT_OFFSET_INVALID"),
                Parameter.object("button"));
    }

    @Override
    public Cost cost() {
        return Cost.BOT;
    }

    @Override
    public JsonNode answer(Call call) {
        var input = call.input();
        var query = call.world().inline().query(input.string("inline_query_id"));
        if (query == null) {
            throw Expired.rejection();
        }
        Expired.check(call, query.bot() == call.bot().id(), query.at());
        long cached = input.integer("cache_time", DEFAULT_CACHE_SECONDS);
        call.world()
                .inline()
                .answer(
                        query,
                        new InlineAnswer(
                                results(call),
                                input.string("next_offset"),
                                input.bool("is_personal"),
                                call.world().now() + cached,
                                button(call)));
        return Call.TRUE;
    }

    private static List<InlineResult> results(Call call) {
        var results = new ArrayList<InlineResult>();
        var ids = new HashSet<String>();
        for (var result : call.input().array("results")) {
            var read = InlineResults.read(call.world(), call.bot().id(), call.input(), result);
            if (!ids.add(read.id())) {
                throw Rejection.badRequest("RESULT_ID_DUPLICATE");
            }
            results.add(read);
        }
        return results;
    }

    private static @Nullable ObjectNode button(Call call) {
        if (!call.input().has("button")) {
            return null;
        }
        var button = call.input().object("button");
        if (button.path("text").asString("").isBlank() || !button.has("web_app") && !button.has("start_parameter")) {
            throw Rejection.badRequest("can't parse inline query results button: exactly one action must be given");
        }
        if (!button.path("start_parameter").asString("").matches("[A-Za-z0-9_-]{0,64}")) {
            throw Rejection.badRequest("START_PARAM_INVALID");
        }
        return button;
    }
}

package dev.krug.sandbox.botapi.method.queries;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class AnswerCallbackQuery implements Method {

    private static final int MAX_TEXT = 200;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.string("callback_query_id").required(Expired.rejection()),
                Parameter.string("text").within(0, MAX_TEXT, "MESSAGE_TOO_LONG"),
                Parameter.bool("show_alert"),
                Parameter.string("url"),
                Parameter.integer("cache_time"));
    }

    @Override
    public Cost cost() {
        return Cost.BOT;
    }

    @Override
    public JsonNode answer(Call call) {
        var input = call.input();
        var callback = call.world().presses().take(input.string("callback_query_id"));
        if (callback == null) {
            throw Expired.rejection();
        }
        Expired.check(call, callback.bot() == call.bot().id(), callback.at());
        var answer = Json.object()
                .put("bot", call.bot().id())
                .put("callback_query_id", callback.id())
                .put("message_id", callback.message())
                .put("text", input.string("text"))
                .put("url", input.string("url"))
                .put("show_alert", input.bool("show_alert"));
        if (!callback.chat().isPrivate()) {
            answer.put("chat", callback.chat().peer());
        }
        call.world().events().publish("callback_answer", callback.user(), answer);
        return Call.TRUE;
    }
}

package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class AnswerCallbackQuery implements Method {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int MAX_TEXT = 200;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.string("callback_query_id"),
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
        var callback = call.world().takeCallback(call.input().string("callback_query_id"));
        long now = call.world().clock().instant().getEpochSecond();
        if (callback == null
                || callback.chat().bot() != call.bot().id()
                || now - callback.at() > PATIENCE.toSeconds()) {
            throw Rejection.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        call.world()
                .events()
                .publish(
                        "callback_answer",
                        callback.user(),
                        Json.object()
                                .put("bot", call.bot().id())
                                .put("callback_query_id", callback.id())
                                .put("message_id", callback.message())
                                .put("text", call.input().string("text"))
                                .put("url", call.input().string("url"))
                                .put("show_alert", call.input().bool("show_alert")));
        return Call.TRUE;
    }
}

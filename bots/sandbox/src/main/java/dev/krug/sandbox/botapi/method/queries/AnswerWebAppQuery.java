package dev.krug.sandbox.botapi.method.queries;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.content.InlineResults;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class AnswerWebAppQuery implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.string("web_app_query_id").required(Expired.rejection()),
                Parameter.object("result").required("result must be specified"));
    }

    @Override
    public Cost cost() {
        return Cost.BOT;
    }

    @Override
    public JsonNode answer(Call call) {
        var world = call.world();
        var result = InlineResults.read(
                world, call.bot().id(), call.input(), call.input().object("result"));
        var query = world.inline().takeWebApp(call.input().string("web_app_query_id"));
        var chat = query == null ? null : world.chats().find(query.chat());
        if (query == null || chat == null) {
            throw Expired.rejection();
        }
        Expired.check(call, query.bot() == call.bot().id(), query.at());
        var message = world.inline().send(world.people().get(query.user()), chat, call.bot(), result);
        var sent = Json.object();
        return message.inlineId() == null ? sent : sent.put("inline_message_id", message.inlineId());
    }
}

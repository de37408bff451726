package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetChatMember implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT, Parameter.integer("user_id").required("invalid user_id specified"));
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.known(call, "chat_id");
        long user = call.input().integer("user_id");
        if (user != call.bot().id() && !chat.members().contains(user)) {
            throw Rejection.badRequest("user not found");
        }
        var member = Json.object();
        member.set("user", call.world().sender(user));
        return member.put("status", "member");
    }
}

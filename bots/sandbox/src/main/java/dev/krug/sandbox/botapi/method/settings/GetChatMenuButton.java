package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetChatMenuButton implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.integer("chat_id"));
    }

    @Override
    public JsonNode answer(Call call) {
        var buttons = call.bot().menuButtons();
        var general = buttons.getOrDefault(0L, Json.object().put("type", "commands"));
        return call.input().has("chat_id")
                ? buttons.getOrDefault(Targets.known(call, "chat_id").id(), general)
                : general;
    }
}

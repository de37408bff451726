package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class DeleteMyCommands implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Scopes.SCOPE, Scopes.LANGUAGE);
    }

    @Override
    public JsonNode answer(Call call) {
        call.bot().commands().remove(Scopes.key(call));
        call.world()
                .events()
                .publish("bots", 0, Json.object().put("id", call.bot().id()));
        return Call.TRUE;
    }
}

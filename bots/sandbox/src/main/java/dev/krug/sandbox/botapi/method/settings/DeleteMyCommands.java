package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
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
        call.world().bots().changed(call.bot());
        return Call.TRUE;
    }
}

package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Exactly what was set for this scope and language, nothing inherited. */
final class GetMyCommands implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Scopes.SCOPE, Scopes.LANGUAGE);
    }

    @Override
    public JsonNode answer(Call call) {
        return call.bot().commands().getOrDefault(Scopes.key(call), Json.array());
    }
}

package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Permissions;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetMyDefaultAdministratorRights implements Method {

    static final Parameter CHANNELS = Parameter.bool("for_channels");

    @Override
    public List<Parameter> parameters() {
        return List.of(CHANNELS);
    }

    @Override
    public JsonNode answer(Call call) {
        var none = Permissions.rights(Json.object(), call.input().bool("for_channels"));
        return call.bot().defaultRights().getOrDefault(kind(call), none);
    }

    static String kind(Call call) {
        return call.input().bool("for_channels") ? "channel" : "group";
    }
}

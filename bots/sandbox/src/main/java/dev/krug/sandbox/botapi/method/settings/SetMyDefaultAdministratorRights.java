package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Permissions;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Without rights it asks for none. */
final class SetMyDefaultAdministratorRights implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.object("rights"), GetMyDefaultAdministratorRights.CHANNELS);
    }

    @Override
    public JsonNode answer(Call call) {
        boolean channel = call.input().bool("for_channels");
        var kind = GetMyDefaultAdministratorRights.kind(call);
        if (call.input().has("rights")) {
            call.bot().defaultRights().put(kind, Permissions.rights(call.input().object("rights"), channel));
        } else {
            call.bot().defaultRights().remove(kind);
        }
        return Call.TRUE;
    }
}

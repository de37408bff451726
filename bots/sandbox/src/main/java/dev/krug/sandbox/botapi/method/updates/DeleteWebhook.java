package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class DeleteWebhook implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.bool("drop_pending_updates"));
    }

    @Override
    public JsonNode answer(Call call) {
        call.bot().webhook(null);
        if (call.input().bool("drop_pending_updates")) {
            call.world().updates().drop(call.bot());
        }
        return Call.TRUE;
    }
}

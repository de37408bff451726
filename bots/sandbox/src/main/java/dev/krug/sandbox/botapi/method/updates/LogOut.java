package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Updates;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Forgets the webhook and ends a waiting poll; the server to log in to next is this very one. */
final class LogOut implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public JsonNode answer(Call call) {
        call.bot().webhook(null);
        call.world().updates().end(call.bot(), Updates.otherPoll());
        return Call.TRUE;
    }
}

package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Updates;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Ends a waiting poll; there is no other server here to move to. */
final class Close implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public JsonNode answer(Call call) {
        call.world().updates().end(call.bot(), Updates.otherPoll());
        return Call.TRUE;
    }
}

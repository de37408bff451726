package dev.krug.sandbox.botapi.method.sending;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class SetMessageReaction implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Targets.CHAT,
                Targets.MESSAGE,
                Parameter.array("reaction").within(0, 1, "REACTIONS_TOO_MANY"),
                Parameter.bool("is_big"));
    }

    @Override
    public Cost cost() {
        return Cost.BOT;
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.writable(call);
        var message = Targets.message(call, chat, "message to react not found");
        if (message.isService()) {
            throw Rejection.badRequest("message can't be reacted");
        }
        var reaction = call.input().has("reaction") ? call.input().array("reaction") : Json.array();
        var unused = call.world().reactions().set(chat, message, call.bot().id(), reaction);
        return Call.TRUE;
    }
}

package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class ForwardMessage extends Sending {

    @Override
    List<Parameter> own() {
        return List.of(Parameter.any("from_chat_id").required("chat_id is empty"), Targets.MESSAGE);
    }

    @Override
    ObjectNode content(Call call) {
        var source = Targets.known(call, "from_chat_id");
        var message = source.message(call.input().integer("message_id"));
        if (message == null) {
            throw Rejection.badRequest("message to forward not found");
        }
        if (message.protectedContent()) {
            throw Rejection.badRequest("message can't be forwarded");
        }
        var content = message.content().deepCopy();
        var origin = Json.object().put("type", "user").put("date", message.date());
        origin.set("sender_user", call.world().sender(message.from()));
        content.set("forward_origin", origin);
        return content;
    }
}

package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class CopyMessage extends Sending {

    @Override
    List<Parameter> own() {
        return List.of(
                Parameter.any("from_chat_id").required("chat_id is empty"),
                Targets.MESSAGE,
                Parameter.string("caption"),
                Parameter.string("parse_mode"),
                Parameter.array("caption_entities"));
    }

    @Override
    ObjectNode content(Call call) {
        var message = Targets.known(call, "from_chat_id").message(call.input().integer("message_id"));
        if (message == null) {
            throw Rejection.badRequest("message to copy not found");
        }
        if (message.protectedContent()) {
            throw Rejection.badRequest("message can't be copied");
        }
        var content = message.content().deepCopy();
        content.remove("forward_origin");
        if (call.input().has("caption") && !content.has("text")) {
            content.remove(List.of("caption", "caption_entities"));
            return Texts.caption(call, content);
        }
        return content;
    }

    @Override
    JsonNode result(Call call, Chat chat, ObjectNode message) {
        return Json.object().put("message_id", message.path("message_id").asInt());
    }
}

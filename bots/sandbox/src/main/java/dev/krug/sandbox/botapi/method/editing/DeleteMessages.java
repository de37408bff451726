package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Deletes those of the messages that are there. */
final class DeleteMessages implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Targets.CHAT,
                Parameter.array("message_ids")
                        .required("message identifiers are not specified")
                        .within(1, 100, "too many message identifiers specified"));
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.shared(call);
        for (var id : call.input().array("message_ids")) {
            if (chat.message(id.asLong(0)) != null) {
                DeleteMessage.delete(call, chat, id.asLong());
            }
        }
        return Call.TRUE;
    }
}

package dev.krug.sandbox.botapi.method.sending;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class CopyMessages extends Relay {

    @Override
    public List<Parameter> parameters() {
        return several(Parameter.bool("remove_caption"));
    }

    @Override
    public JsonNode answer(Call call) {
        var source = Targets.known(call, "from_chat_id");
        var messages = those(call, source, "copy");
        var chat = target(call);
        boolean guarded = call.input().bool("protect_content");
        boolean bare = call.input().bool("remove_caption");
        return ids(call.world().relays().copy(messages, call.bot().id(), bare, guarded).stream()
                .map(draft -> call.world().posts().byBot(call.bot(), chat, draft))
                .toList());
    }
}

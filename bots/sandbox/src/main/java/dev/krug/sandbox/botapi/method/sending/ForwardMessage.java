package dev.krug.sandbox.botapi.method.sending;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Views;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class ForwardMessage extends Relay {

    @Override
    public List<Parameter> parameters() {
        return single(
                Parameter.integer("video_start_timestamp"),
                Parameter.string("message_effect_id"),
                Parameter.object("suggested_post_parameters"));
    }

    @Override
    public JsonNode answer(Call call) {
        var source = Targets.known(call, "from_chat_id");
        var message = one(call, source, "forward");
        var chat = target(call);
        var draft = call.world().relays().forward(source, message, call.input().bool("protect_content"));
        return Views.message(call.world(), chat, call.world().posts().byBot(call.bot(), chat, draft));
    }
}

package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Views;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetChat implements Method {

    private static final int MAX_REACTIONS = 11;

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT);
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Views.chat(call.world(), Targets.known(call, "chat_id"));
        var username = chat.path("username").asString("");
        if (!username.isEmpty()) {
            chat.set("active_usernames", Json.array().add(username));
        }
        chat.putObject("accepted_gift_types")
                .put("unlimited_gifts", true)
                .put("limited_gifts", true)
                .put("unique_gifts", true)
                .put("premium_subscription", true)
                .put("gifts_from_channels", true);
        return chat.put("accent_color_id", 0).put("max_reaction_count", MAX_REACTIONS);
    }
}

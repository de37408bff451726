package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Views;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetMe implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public JsonNode answer(Call call) {
        var settings = call.bot().settings();
        return Views.bot(call.bot())
                .put("can_join_groups", settings.groups())
                .put("can_read_all_group_messages", !settings.privacy())
                .put("supports_inline_queries", settings.inline())
                .put("can_connect_to_business", false)
                .put("has_main_web_app", call.bot().menuButtons().containsKey(0L));
    }
}

package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.WebhookViews;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetWebhookInfo implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public JsonNode answer(Call call) {
        return WebhookViews.info(call.bot());
    }
}

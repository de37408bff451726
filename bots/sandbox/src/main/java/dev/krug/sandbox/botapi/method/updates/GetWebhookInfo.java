package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetWebhookInfo implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public JsonNode answer(Call call) {
        var webhook = call.bot().webhook();
        var info = Json.object()
                .put("url", webhook == null ? "" : webhook.url())
                .put("has_custom_certificate", webhook != null && webhook.certificate())
                .put("pending_update_count", call.bot().pending().size());
        if (webhook != null) {
            info.put("max_connections", webhook.maxConnections());
            if (webhook.ipAddress() != null) {
                info.put("ip_address", webhook.ipAddress());
            }
            if (webhook.lastError() != null) {
                info.put("last_error_date", webhook.lastErrorAt()).put("last_error_message", webhook.lastError());
            }
        }
        var allowed = call.bot().allowedUpdates();
        if (allowed != null && !allowed.isEmpty()) {
            info.set("allowed_updates", Json.of(allowed));
        }
        return info;
    }
}

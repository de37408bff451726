package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import tools.jackson.databind.node.ObjectNode;

/** How Telegram tells where a bot gets its updates, and what went wrong on the way. */
public final class WebhookViews {

    private WebhookViews() {}

    public static ObjectNode info(BotAccount bot) {
        var webhook = bot.webhook();
        var info = Json.object()
                .put("url", webhook == null ? "" : webhook.url())
                .put("has_custom_certificate", webhook != null && webhook.certificate())
                .put("pending_update_count", bot.pending().size());
        if (webhook != null) {
            info.put("max_connections", webhook.maxConnections());
            if (webhook.ipAddress() != null) {
                info.put("ip_address", webhook.ipAddress());
            }
            if (webhook.lastError() != null) {
                info.put("last_error_date", webhook.lastErrorAt()).put("last_error_message", webhook.lastError());
            }
        }
        var allowed = bot.allowedUpdates();
        if (allowed != null && !allowed.isEmpty()) {
            info.set("allowed_updates", Json.of(allowed));
        }
        return info;
    }
}

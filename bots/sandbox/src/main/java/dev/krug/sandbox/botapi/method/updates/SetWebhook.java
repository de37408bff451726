package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.content.Buttons;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Webhook;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Plain http is allowed here, because what it calls runs on the same machine. */
final class SetWebhook implements Method {

    private static final int MAX_SECRET = 256;
    private static final int DEFAULT_CONNECTIONS = 40;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.string("url"),
                Parameter.file("certificate"),
                Parameter.string("ip_address"),
                Parameter.integer("max_connections"),
                AllowedUpdates.PARAMETER,
                Parameter.bool("drop_pending_updates"),
                Parameter.string("secret_token").within(0, MAX_SECRET, "secret token is too long"));
    }

    @Override
    public JsonNode answer(Call call) {
        var url = call.input().string("url");
        var secret = call.input().optional("secret_token");
        if (secret != null && !secret.matches("[A-Za-z0-9_-]*")) {
            throw Rejection.badRequest("secret token contains unallowed characters");
        }
        if (!url.isEmpty() && !isWebUrl(url)) {
            throw Rejection.badRequest("invalid webhook URL specified");
        }
        AllowedUpdates.remember(call);
        if (call.input().bool("drop_pending_updates")) {
            call.world().updates().drop(call.bot());
        }
        long connections = Math.clamp(call.input().integer("max_connections", DEFAULT_CONNECTIONS), 1, 100);
        call.bot()
                .webhook(
                        url.isEmpty()
                                ? null
                                : new Webhook(
                                        url,
                                        secret,
                                        connections,
                                        call.input().optional("ip_address"),
                                        call.input().upload("certificate") != null,
                                        0,
                                        null));
        if (!url.isEmpty()) {
            call.world().updates().end(call.bot(), Rejection.conflict("terminated by setWebhook request"));
        }
        call.world().updates().relocated(call.bot());
        return Call.TRUE;
    }

    private static boolean isWebUrl(String url) {
        return (url.startsWith("http://") || url.startsWith("https://")) && Buttons.isUrl(url, "https");
    }
}

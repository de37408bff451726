package dev.krug.sandbox.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The buttons of keyboards. */
public final class Buttons {

    private static final int MAX_DATA_BYTES = 64;
    private static final int MAX_COPY = 256;
    private static final List<String> ACTIONS = List.of(
            "callback_data",
            "url",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "callback_game",
            "pay");
    private static final List<String> PRIVATE_ONLY =
            List.of("web_app", "request_contact", "request_location", "request_users", "request_chat", "request_poll");

    private Buttons() {}

    static ObjectNode inline(JsonNode json, boolean privateChat) {
        var button = button(json, "inline keyboard button");
        if (ACTIONS.stream().noneMatch(button::has)) {
            throw Rejection.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        if (button.has("callback_data")) {
            int bytes = button.path("callback_data").asString("").getBytes(UTF_8).length;
            if (bytes < 1 || bytes > MAX_DATA_BYTES) {
                throw Rejection.badRequest("BUTTON_DATA_INVALID");
            }
        }
        if (button.has("copy_text")) {
            int length = button.path("copy_text").path("text").asString("").length();
            if (length < 1 || length > MAX_COPY) {
                throw Rejection.badRequest("BUTTON_COPY_TEXT_INVALID");
            }
        }
        if (button.has("web_app") && !privateChat) {
            throw Rejection.badRequest("BUTTON_TYPE_INVALID");
        }
        checkUrl(button, button.path("url"), "tg");
        checkUrl(button, button.path("login_url").path("url"), "https");
        checkUrl(button, button.path("web_app").path("url"), "https");
        return button;
    }

    static ObjectNode reply(JsonNode json, boolean privateChat) {
        if (json.isString()) {
            return Json.object().put("text", json.stringValue());
        }
        var button = button(json, "keyboard button");
        if (!privateChat && PRIVATE_ONLY.stream().anyMatch(button::has)) {
            throw Rejection.badRequest("BUTTON_TYPE_INVALID");
        }
        for (var request : List.of("request_users", "request_chat")) {
            if (button.has(request) && !button.path(request).path("request_id").isIntegralNumber()) {
                throw Rejection.badRequest("can't parse keyboard button: Can't find field \"request_id\"");
            }
        }
        checkUrl(button, button.path("web_app").path("url"), "https");
        return button;
    }

    private static ObjectNode button(JsonNode json, String what) {
        if (!(json instanceof ObjectNode button)) {
            throw Rejection.badRequest("can't parse " + what + ": Expected an Object");
        }
        if (!button.path("text").isString()) {
            throw Rejection.badRequest("can't parse " + what + ": Can't find field \"text\"");
        }
        if (button.path("text").stringValue().isBlank()) {
            throw Rejection.badRequest(what + " text can't be empty");
        }
        return button;
    }

    /** Telegram demands https of Mini Apps; here plain http does too, because they run on the same machine. */
    private static void checkUrl(ObjectNode button, JsonNode url, String otherScheme) {
        if (!url.isMissingNode() && !isUrl(url.asString(""), otherScheme)) {
            throw Rejection.badRequest("inline keyboard button URL '" + url.asString("") + "' is invalid: "
                    + (button.has("web_app") ? "Only HTTPS links are allowed" : "Wrong HTTP URL"));
        }
    }

    public static boolean isUrl(String url, String otherScheme) {
        try {
            var parsed = URI.create(url.contains(":") ? url : "http://" + url);
            var scheme = parsed.getScheme();
            return parsed.getHost() != null
                            && (scheme.equals("http") || scheme.equals("https") || scheme.equals(otherScheme))
                    || scheme.equals(otherScheme) && otherScheme.equals("tg");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}

package dev.krug.sandbox.botapi.method;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The keyboards that come with messages. */
final class Keyboards { // CORE-426

    static final Parameter MARKUP = new Parameter(
            "reply_markup", Parameter.Kind.OBJECT, null, 0, 0, "can't parse reply keyboard markup JSON object");

    private static final int MAX_DATA_BYTES = 64;
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

    private Keyboards() {}

    /** Any keyboard that a new message may bring; null if there is none. */
    static @Nullable ObjectNode any(Call call) {
        if (!call.input().has("reply_markup")) {
            return null;
        }
        var markup = call.input().object("reply_markup");
        if (markup.has("inline_keyboard")) {
            return checkInline(markup);
        }
        if (markup.has("keyboard")) {
            return checkReply(markup);
        }
        return markup.has("remove_keyboard") || markup.has("force_reply") ? markup : null;
    }

    /** The inline keyboard of an edited message; null takes it away. */
    static @Nullable ObjectNode inline(Call call) {
        if (!call.input().has("reply_markup")) {
            return null;
        }
        var markup = call.input().object("reply_markup");
        if (markup.isEmpty()) {
            return null;
        }
        if (!markup.has("inline_keyboard")) {
            throw Rejection.badRequest("inline keyboard expected");
        }
        var checked = checkInline(markup);
        return checked.path("inline_keyboard").isEmpty() ? null : checked;
    }

    private static ObjectNode checkInline(ObjectNode markup) {
        var rows = Json.array();
        for (var row : rows(markup, "inline_keyboard", "inline keyboard")) {
            var kept = Json.array();
            row.forEach(button -> kept.add(inlineButton(button)));
            if (!kept.isEmpty()) {
                rows.add(kept);
            }
        }
        var checked = Json.object();
        checked.set("inline_keyboard", rows);
        return checked;
    }

    private static ObjectNode inlineButton(JsonNode json) {
        var button = button(json, "inline keyboard button");
        if (ACTIONS.stream().noneMatch(button::has)) {
            throw Rejection.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        if (button.has("callback_data")) {
            int bytes = button.path("callback_data").asString().getBytes(UTF_8).length;
            if (bytes < 1 || bytes > MAX_DATA_BYTES) {
                throw Rejection.badRequest("BUTTON_DATA_INVALID");
            }
        }
        checkUrl(button, button.path("url"), "tg");
        checkUrl(button, button.path("web_app").path("url"), "https");
        return button;
    }

    private static ObjectNode checkReply(ObjectNode markup) {
        var rows = Json.array();
        for (var row : rows(markup, "keyboard", "reply keyboard")) {
            var kept = rows.addArray();
            row.forEach(button -> kept.add(replyButton(button)));
        }
        var checked = markup.deepCopy();
        checked.set("keyboard", rows);
        return checked;
    }

    private static ObjectNode replyButton(JsonNode json) {
        if (json.isString()) {
            return Json.object().put("text", json.stringValue());
        }
        var button = button(json, "keyboard button");
        checkUrl(button, button.path("web_app").path("url"), "https");
        return button;
    }

    private static ArrayNode rows(ObjectNode markup, String field, String what) {
        if (!(markup.get(field) instanceof ArrayNode rows)) {
            throw Rejection.badRequest("can't parse " + what + ": Field \"" + field + "\" must be of type Array");
        }
        rows.forEach(row -> {
            if (!row.isArray()) {
                throw Rejection.badRequest("can't parse " + what + ": Expected an Array of Arrays");
            }
        });
        return rows;
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

    static boolean isUrl(String url, String otherScheme) {
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

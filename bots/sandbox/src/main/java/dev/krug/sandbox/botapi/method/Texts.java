package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.text.Formatting;
import tools.jackson.databind.node.ObjectNode;

/** The formatted texts of calls, checked as Telegram checks them. */
final class Texts {

    static final int MAX_TEXT = 4096;
    static final int MAX_CAPTION = 1024;

    private Texts() {}

    /** {@code text} and {@code entities}. */
    static ObjectNode text(Call call) {
        var content = put(call, Json.object(), "text", "entities");
        if (content.path("text").asString("").isEmpty()) {
            throw Rejection.badRequest("message text is empty");
        }
        if (content.path("text").asString().length() > MAX_TEXT) {
            throw Rejection.badRequest("message is too long");
        }
        return content;
    }

    /** Adds {@code caption} and {@code caption_entities}, if there is a caption. */
    static ObjectNode caption(Call call, ObjectNode content) {
        var captioned = put(call, content, "caption", "caption_entities");
        if (captioned.path("caption").asString("").length() > MAX_CAPTION) {
            throw Rejection.badRequest("message caption is too long");
        }
        return captioned;
    }

    private static ObjectNode put(Call call, ObjectNode content, String name, String entities) {
        var input = call.input();
        var given = input.has(entities) ? input.array(entities) : null;
        var formatted = Formatting.sent(input.string(name), input.optional("parse_mode"), given);
        if (formatted.text().isEmpty()) {
            return content;
        }
        content.put(name, formatted.text());
        if (!formatted.entities().isEmpty()) {
            content.set(entities, formatted.entitiesJson());
        }
        return content;
    }
}

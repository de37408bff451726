package dev.krug.sandbox.content;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.text.Formatting;
import tools.jackson.databind.node.ObjectNode;

/** The formatted texts of calls, checked as Telegram checks them. */
public final class Texts {

    public static final int MAX_TEXT = 4096;
    public static final int MAX_CAPTION = 1024;

    private Texts() {}

    /** {@code text} and {@code entities}. */
    public static ObjectNode text(Input input) {
        return text(input, "text");
    }

    static ObjectNode text(Input input, String parameter) {
        var content = Json.object();
        put(input, content, parameter, "parse_mode", "entities", "text", "entities");
        if (content.path("text").asString("").isEmpty()) {
            throw Rejection.badRequest("message text is empty");
        }
        if (content.path("text").asString().length() > MAX_TEXT) {
            throw Rejection.badRequest("message is too long");
        }
        if (input.has("link_preview_options")) {
            content.set("link_preview_options", input.object("link_preview_options"));
        }
        return content;
    }

    /** Adds {@code caption} and {@code caption_entities}, if there is a caption. */
    public static ObjectNode caption(Input input, ObjectNode content) {
        put(input, content, "caption", "parse_mode", "caption_entities", "caption", "caption_entities");
        if (content.path("caption").asString("").length() > MAX_CAPTION) {
            throw Rejection.badRequest("message caption is too long");
        }
        return content;
    }

    /** Adds a text whose markup and entities stand under its own name. */
    static void put(Input input, ObjectNode content, String parameter, String name, int max, String tooLong) {
        put(input, content, parameter, parameter + "_parse_mode", parameter + "_entities", name, name + "_entities");
        if (content.path(name).asString("").length() > max) {
            throw Rejection.badRequest(tooLong);
        }
    }

    private static void put(
            Input input,
            ObjectNode content,
            String parameter,
            String mode,
            String givenEntities,
            String name,
            String entities) {
        var given = input.has(givenEntities) ? input.array(givenEntities) : null;
        var formatted = Formatting.sent(input.string(parameter), input.optional(mode), given);
        if (formatted.text().isEmpty()) {
            return;
        }
        content.put(name, formatted.text());
        if (!formatted.entities().isEmpty()) {
            content.set(entities, formatted.entitiesJson());
        }
    }
}

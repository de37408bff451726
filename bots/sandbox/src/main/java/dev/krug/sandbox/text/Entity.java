package dev.krug.sandbox.text;

import dev.krug.sandbox.request.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A marked part of a text; offset and length count UTF-16 units, which are Java's own. */
public record Entity(
        String type, int offset, int length, @Nullable String argument) {

    static final String LINK = "text_link";
    static final String MENTION = "text_mention";
    static final String PRE = "pre";
    static final String CODE = "code";
    static final String QUOTE = "blockquote";
    static final String EMOJI = "custom_emoji";

    int end() {
        return offset + length;
    }

    Entity at(int newOffset, int newLength) {
        return new Entity(type, newOffset, newLength, argument);
    }

    ObjectNode json() {
        var json = Json.object().put("type", type).put("offset", offset).put("length", length);
        if (argument == null) {
            return json;
        }
        return switch (type) {
            case LINK -> json.put("url", argument);
            case PRE -> json.put("language", argument);
            case EMOJI -> json.put("custom_emoji_id", argument);
            case MENTION -> mention(json, Long.parseLong(argument));
            default -> json;
        };
    }

    private static ObjectNode mention(ObjectNode json, long user) {
        json.putObject("user").put("id", user).put("is_bot", false).put("first_name", "");
        return json;
    }
}

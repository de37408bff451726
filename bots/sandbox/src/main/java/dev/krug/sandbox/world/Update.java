package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a bot is told.
 *
 * @param chat where it happened; what happens in one chat is told in order
 */
public record Update(long id, String type, ObjectNode payload, long at, long chat) {

    public ObjectNode json() {
        var json = Json.object().put("update_id", id);
        json.set(type, payload);
        return json;
    }
}

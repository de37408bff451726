package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import tools.jackson.databind.node.ObjectNode;

/** What a bot is told. */
public record Update(long id, String type, ObjectNode payload, long at) {

    public ObjectNode json() {
        var json = Json.object().put("update_id", id);
        json.set(type, payload);
        return json;
    }
}

package dev.krug.sandbox.text;

import dev.krug.sandbox.request.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** A text without its markup, and where the markup was. */
public record Formatted(String text, List<Entity> entities) {

    public ArrayNode entitiesJson() {
        var all = Json.array();
        entities.forEach(entity -> all.add(entity.json()));
        return all;
    }
}

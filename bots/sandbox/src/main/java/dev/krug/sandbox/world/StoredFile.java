package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that Telegram keeps.
 *
 * @param kind what it was sent as
 * @param details what is told of it whenever it is sent: duration, width, ...
 */
public record StoredFile(
        String id,
        String uniqueId,
        String path,
        String name,
        String mime,
        byte[] content,
        String kind,
        ObjectNode details) {

    public StoredFile(
            String id,
            String uniqueId,
            String path,
            String name,
            String mime,
            byte[] content,
            @Nullable String kind,
            @Nullable ObjectNode details) {
        this.id = id;
        this.uniqueId = uniqueId;
        this.path = path;
        this.name = name;
        this.mime = mime;
        this.content = content;
        this.kind = kind == null ? path.substring(0, path.indexOf('/') - 1) : kind;
        this.details = details == null ? Json.object() : details;
    }

    /** The fields that every file has. */
    public ObjectNode json() {
        return Json.object().put("file_id", id).put("file_unique_id", uniqueId).put("file_size", content.length);
    }
}

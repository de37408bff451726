package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Pictures;
import dev.krug.sandbox.world.StoredFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of calls: sent along, or named by the id of one that is already here. */
final class Media {

    private static final int MAX_PHOTO_BYTES = 10 * 1024 * 1024;

    private Media() {}

    static ArrayNode photo(Call call) {
        var file = file(call, "photo", "photos", "there is no photo in the request");
        if (file.content().length > MAX_PHOTO_BYTES) {
            throw Rejection.badRequest("file is too big");
        }
        var photo = Pictures.sizes(file);
        if (photo == null) {
            throw Rejection.badRequest("IMAGE_PROCESS_FAILED");
        }
        return photo;
    }

    static ObjectNode document(Call call) {
        var file = file(call, "document", "documents", "there is no document in the request");
        return Json.object()
                .put("file_name", file.name())
                .put("mime_type", file.mime())
                .put("file_id", file.id())
                .put("file_unique_id", file.uniqueId())
                .put("file_size", file.content().length);
    }

    private static StoredFile file(Call call, String parameter, String folder, String missing) {
        var upload = call.input().upload(parameter);
        if (upload != null) {
            if (upload.content().length == 0) {
                throw Rejection.badRequest("file must be non-empty");
            }
            return call.world().store(folder, upload.fileName(), upload.contentType(), upload.content());
        }
        return known(call, call.input().optional(parameter), missing);
    }

    private static StoredFile known(Call call, @Nullable String id, String missing) {
        if (id == null || id.isEmpty() || id.startsWith("attach://")) {
            throw Rejection.badRequest(missing);
        }
        if (id.startsWith("http://") || id.startsWith("https://")) {
            throw Rejection.badRequest("failed to get HTTP URL content"); // nothing here reaches the network
        }
        var file = call.world().file(id);
        if (file == null) {
            throw Rejection.badRequest("wrong file identifier/HTTP URL specified");
        }
        return file;
    }
}

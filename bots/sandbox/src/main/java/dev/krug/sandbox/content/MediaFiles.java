package dev.krug.sandbox.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.StoredFile;
import dev.krug.sandbox.world.World;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Files of calls: sent along, or named by the id of one that is already here. */
public final class MediaFiles {

    private static final int MAX_PHOTO_BYTES = 10 * 1024 * 1024;
    private static final Map<String, String> SPOKEN = Map.of(
            "photo", "Photo",
            "audio", "Audio",
            "document", "Document",
            "video", "Video",
            "animation", "Animation",
            "voice", "VoiceNote",
            "video_note", "VideoNote",
            "sticker", "Sticker");

    private MediaFiles() {}

    static StoredFile find(World world, Input input, String parameter, Function<Input, ObjectNode> details) {
        var upload = input.upload(parameter);
        if (upload == null) {
            return known(world, input.optional(parameter), parameter);
        }
        if (upload.content().length == 0) {
            throw Rejection.badRequest("file must be non-empty");
        }
        if (parameter.equals("photo") && upload.content().length > MAX_PHOTO_BYTES) {
            throw Rejection.badRequest("file is too big");
        }
        return world.files()
                .store(parameter, upload.fileName(), upload.contentType(), upload.content(), details.apply(input));
    }

    private static StoredFile known(World world, @Nullable String id, String kind) {
        if (id == null || id.isEmpty() || id.startsWith("attach://")) {
            throw Rejection.badRequest("there is no " + kind.replace('_', ' ') + " in the request");
        }
        if (id.startsWith("http://") || id.startsWith("https://")) {
            throw Rejection.badRequest("failed to get HTTP URL content"); // nothing here reaches the network
        }
        var file = world.files().find(id);
        if (file == null) {
            throw Rejection.badRequest("wrong file identifier/HTTP URL specified");
        }
        if (!file.kind().equals(kind) && SPOKEN.containsKey(kind)) {
            throw Rejection.badRequest(
                    "can't use file of type " + SPOKEN.getOrDefault(file.kind(), "File") + " as " + SPOKEN.get(kind));
        }
        return file;
    }

    /** What stands for a file somewhere in the network, which nobody fetches here: only its place in a message. */
    static StoredFile elsewhere(World world, String kind, String url, ObjectNode details) {
        var name = url.substring(url.lastIndexOf('/') + 1);
        var content = kind.equals("photo") ? Pictures.placeholder() : url.getBytes(UTF_8);
        return world.files()
                .store(
                        kind,
                        name.isEmpty() ? kind : name,
                        kind.equals("photo") ? "image/png" : "application/octet-stream",
                        content,
                        details.isEmpty() ? Json.object() : details);
    }
}

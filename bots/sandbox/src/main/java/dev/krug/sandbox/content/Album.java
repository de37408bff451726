package dev.krug.sandbox.content;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Media that are described by objects: of albums, and of messages whose media are changed. */
public final class Album {

    private static final Map<String, Kind> KINDS = Map.of(
            "photo", Kinds.PHOTO,
            "video", Kinds.VIDEO,
            "audio", Kinds.AUDIO,
            "document", Kinds.DOCUMENT,
            "animation", Kinds.ANIMATION);

    private Album() {}

    /** The contents of an album, in order. Audio and documents keep to their kind. */
    public static List<ObjectNode> read(World world, long author, Input input) {
        var contents = new ArrayList<ObjectNode>();
        String first = "";
        for (var item : input.array("media")) {
            var type = item.path("type").asString("");
            if (type.equals("animation")) {
                throw Rejection.badRequest("can't parse InputMedia: Animation can't be in an album");
            }
            first = first.isEmpty() ? type : first;
            if (!type.equals(first) && (isAlone(type) || isAlone(first))) {
                throw Rejection.badRequest("audio and document can't be mixed with other media types in an album");
            }
            contents.add(medium(world, author, input, item));
        }
        return contents;
    }

    private static boolean isAlone(String type) {
        return type.equals("audio") || type.equals("document");
    }

    /** One medium. */
    public static ObjectNode medium(World world, long author, Input input, JsonNode item) {
        if (!(item instanceof ObjectNode given)) {
            throw Rejection.badRequest("can't parse InputMedia: Expected an Object");
        }
        var kind = kind(given);
        var values = given.deepCopy();
        values.set(kind.name(), given.path("media"));
        return kind.read(world, author, input.within(values).check(kind.parameters()));
    }

    public static Kind kind(JsonNode item) {
        var kind = KINDS.get(item.path("type").asString(""));
        if (kind == null) {
            throw Rejection.badRequest("can't parse InputMedia: Media not found");
        }
        return kind;
    }
}

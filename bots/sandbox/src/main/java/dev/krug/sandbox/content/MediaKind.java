package dev.krug.sandbox.content;

import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.StoredFile;
import dev.krug.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Declares a kind of content that is a file. */
final class MediaKind {

    private final String name;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private boolean named;

    MediaKind(String name) {
        this.name = name;
        parameters.add(Parameter.file(name).required("there is no " + name.replace('_', ' ') + " in the request"));
    }

    /** Its file name and media type are told. */
    MediaKind named() {
        named = true;
        return this;
    }

    /** What is always told of it; 0 if nobody knows. */
    MediaKind numbers(String... names) {
        for (var number : names) {
            numbers.add(number);
            parameters.add(integer(number).within(0, Integer.MAX_VALUE, "invalid " + number + " specified"));
        }
        return this;
    }

    /** What is told of it if it was said. */
    MediaKind words(String... names) {
        for (var word : names) {
            words.add(word);
            parameters.add(string(word));
        }
        return this;
    }

    @SafeVarargs
    final MediaKind parameters(List<Parameter>... more) {
        for (var list : more) {
            parameters.addAll(list);
        }
        return this;
    }

    Kind kind(String permission) {
        return new Kind(name, permission, List.copyOf(parameters), this::read);
    }

    private ObjectNode read(World world, long author, Input input) {
        var content = Texts.caption(input, Json.object());
        var file = MediaFiles.find(world, input, name, this::details);
        if (name.equals("photo")) {
            var sizes = Pictures.sizes(file);
            if (sizes == null) {
                throw Rejection.badRequest("IMAGE_PROCESS_FAILED");
            }
            content.set(name, sizes);
        } else {
            content.set(name, describe(world, file, input));
        }
        if (name.equals("animation")) {
            content.set("document", document(file)); // for clients that know no animations
        }
        if (input.bool("has_spoiler")) {
            content.put("has_media_spoiler", true);
        }
        if (input.bool("show_caption_above_media") && content.has("caption")) {
            content.put("show_caption_above_media", true);
        }
        return content;
    }

    private ObjectNode details(Input input) {
        var details = Json.object();
        numbers.forEach(number -> details.put(number, input.integer(number)));
        words.stream().filter(input::has).forEach(word -> details.put(word, input.string(word)));
        return details;
    }

    private ObjectNode describe(World world, StoredFile file, Input input) {
        var json = named ? document(file) : file.json();
        json.setAll(file.details());
        if (name.equals("sticker")) {
            json.put("type", "regular").put("width", 512).put("height", 512);
            json.put("is_animated", file.name().endsWith(".tgs"))
                    .put("is_video", file.name().endsWith(".webm"));
        }
        if (name.equals("voice")) {
            json.put("mime_type", file.mime());
        }
        if (input.upload("thumbnail") != null) {
            var sizes = Pictures.sizes(MediaFiles.find(world, input, "thumbnail", absent -> Json.object()));
            if (sizes != null) {
                json.set("thumbnail", sizes.get(0));
            }
        }
        return json;
    }

    private static ObjectNode document(StoredFile file) {
        return file.json().put("file_name", file.name()).put("mime_type", file.mime());
    }
}

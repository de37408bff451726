package dev.krug.sandbox.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.InlineResult;
import dev.krug.sandbox.world.World;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Results of inline queries: what is shown in the list, and what is sent. */
public final class InlineResults {

    private static final int MAX_ID_BYTES = 64;

    /** The kinds whose file is named by {@code <word>_url} or {@code <word>_file_id}. */
    private static final Map<String, Kind> FILES = Map.of(
            "photo", Kinds.PHOTO,
            "gif", Kinds.ANIMATION,
            "mpeg4_gif", Kinds.ANIMATION,
            "video", Kinds.VIDEO,
            "audio", Kinds.AUDIO,
            "voice", Kinds.VOICE,
            "document", Kinds.DOCUMENT,
            "sticker", Kinds.STICKER);

    private static final Map<String, Kind> PLAIN =
            Map.of("location", Kinds.LOCATION, "venue", Kinds.VENUE, "contact", Kinds.CONTACT);

    private static final Set<String> TITLED =
            Set.of("article", "video", "audio", "voice", "document", "location", "venue");

    private InlineResults() {}

    public static InlineResult read(World world, long bot, Input call, JsonNode json) {
        if (!(json instanceof ObjectNode given)) {
            throw Rejection.badRequest("can't parse InlineQueryResult: Expected an Object");
        }
        var type = given.path("type").asString("");
        var id = given.path("id").asString("");
        if (id.isEmpty() || id.getBytes(UTF_8).length > MAX_ID_BYTES) {
            throw Rejection.badRequest("RESULT_ID_INVALID");
        }
        if (type.equals("game")) {
            throw Rejection.badRequest("games are not simulated by the sandbox");
        }
        var input = call.within(given);
        if (TITLED.contains(type) && !input.has("title") && !isCached(type, input)) {
            throw Rejection.badRequest("can't parse inline query result: Can't find field \"title\"");
        }
        var content = given.get("input_message_content") instanceof ObjectNode message
                ? message(world, bot, input.within(message))
                : own(world, bot, type, given, input);
        return new InlineResult(id, given, content, Keyboards.inline(input, true));
    }

    private static boolean isCached(String type, Input input) {
        return input.has(prefix(type) + "_file_id");
    }

    /** What the fields of a file begin with. */
    private static String prefix(String type) {
        return type.equals("mpeg4_gif") ? "mpeg4" : type;
    }

    /** A content that a result brings instead of its own. */
    private static ObjectNode message(World world, long bot, Input input) {
        if (input.has("message_text")) {
            return Texts.text(input, "message_text");
        }
        if (input.has("phone_number")) {
            return read(Kinds.CONTACT, world, bot, input);
        }
        if (input.has("address")) {
            return read(Kinds.VENUE, world, bot, input);
        }
        if (input.has("latitude")) {
            return read(Kinds.LOCATION, world, bot, input);
        }
        throw Rejection.badRequest("can't parse inline query result: Unsupported input message content");
    }

    private static ObjectNode own(World world, long bot, String type, ObjectNode given, Input input) {
        if (PLAIN.containsKey(type)) {
            return read(Objects.requireNonNull(PLAIN.get(type)), world, bot, input);
        }
        var kind = FILES.get(type);
        if (kind == null) {
            throw Rejection.badRequest(
                    type.equals("article")
                            ? "can't parse inline query result: Can't find field \"input_message_content\""
                            : "can't parse inline query result: Unsupported type");
        }
        var values = given.deepCopy();
        values.remove("id");
        values.put(kind.name(), file(world, kind, prefix(type), input));
        return read(kind, world, bot, input.within(values));
    }

    /** The id of the file: one that is here, or a stand-in for one in the network. */
    private static String file(World world, Kind kind, String type, Input input) {
        var id = input.optional(type + "_file_id");
        if (id != null) {
            return id;
        }
        var url = url(type, input);
        if (url == null) {
            throw Rejection.badRequest("can't parse inline query result: Can't find field \"" + type + "_url\"");
        }
        var details = Json.object();
        for (var number : new String[] {"duration", "width", "height"}) {
            if (kind.parameters().stream().anyMatch(known -> known.name().equals(number))) {
                details.put(number, input.integer(type + "_" + number));
            }
        }
        return MediaFiles.elsewhere(world, kind.name(), url, details).id();
    }

    private static @Nullable String url(String type, Input input) {
        var url = input.optional(type + "_url");
        return url != null && Buttons.isUrl(url, "https") ? url : null;
    }

    private static ObjectNode read(Kind kind, World world, long bot, Input input) {
        return kind.read(world, bot, input.check(kind.parameters()));
    }
}

package dev.krug.sandbox.text;

import dev.krug.sandbox.request.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Turns what a bot or a person wrote into text and entities. */
public final class Formatting {

    private Formatting() {}

    /** Text as a person types it. */
    public static Formatted typed(String text) {
        return finish(new Formatted(text.replace("\r", ""), List.of()));
    }

    /** Text as a bot sends it: marked in one of three ways, or with entities beside it, or plain. */
    public static Formatted sent(String text, @Nullable String mode, @Nullable ArrayNode entities) {
        var source = text.replace("\r", "");
        return finish(
                switch (mode == null ? "" : mode.toLowerCase(Locale.ROOT)) {
                    case "", "none" -> new Formatted(source, given(source, entities));
                    case "html" -> new HtmlMarkup(source).parse();
                    case "markdownv2" -> new MarkdownV2Markup(source).parse();
                    case "markdown" -> new MarkdownMarkup(source).parse();
                    default -> throw Rejection.badRequest("unsupported parse_mode");
                });
    }

    private static List<Entity> given(String text, @Nullable ArrayNode entities) {
        var all = new ArrayList<Entity>();
        if (entities != null) {
            for (var entity : entities) {
                all.add(given(text, entity));
            }
        }
        return all;
    }

    private static Entity given(String text, JsonNode json) {
        var type = json.path("type").asString("");
        int offset = json.path("offset").asInt(-1);
        int length = json.path("length").asInt(-1);
        if (type.isEmpty() || offset < 0 || length < 0 || offset > text.length()) {
            throw Rejection.badRequest("can't parse entities: wrong offset or length of an entity specified");
        }
        var argument =
                switch (type) {
                    case Entity.LINK -> json.path("url").asString(null);
                    case Entity.PRE -> json.path("language").asString(null);
                    case Entity.EMOJI -> json.path("custom_emoji_id").asString(null);
                    case Entity.MENTION -> json.path("user").path("id").asString(null);
                    default -> null;
                };
        return new Entity(type, offset, Math.min(length, text.length() - offset), argument);
    }

    /** Telegram cuts white space off both ends and moves the entities along. */
    private static Formatted finish(Formatted raw) {
        var text = raw.text();
        int end = text.stripTrailing().length();
        int start = end - text.substring(0, end).stripLeading().length();
        var kept = new ArrayList<Entity>();
        for (var entity : raw.entities()) {
            int from = Math.max(entity.offset(), start);
            int to = Math.min(entity.end(), end);
            if (to > from) {
                kept.add(entity.at(from - start, to - from));
            }
        }
        var trimmed = text.substring(start, end);
        return new Formatted(trimmed, Recognition.complete(trimmed, kept));
    }
}

package dev.krug.sandbox.content;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The keyboards that come with messages. */
public final class Keyboards { // CORE-426

    public static final Parameter MARKUP = new Parameter(
            "reply_markup", Parameter.Kind.OBJECT, null, 0, 0, "can't parse reply keyboard markup JSON object");

    private Keyboards() {}

    /** Any keyboard that a new message may bring; null if there is none. */
    public static @Nullable ObjectNode any(Input input, boolean privateChat) {
        if (!input.has("reply_markup")) {
            return null;
        }
        var markup = input.object("reply_markup");
        if (markup.has("inline_keyboard")) {
            return checkInline(markup, privateChat);
        }
        if (markup.has("keyboard")) {
            return checkReply(markup, privateChat);
        }
        return markup.has("remove_keyboard") || markup.has("force_reply") ? markup : null;
    }

    /** The inline keyboard of an edited message; null takes it away. */
    public static @Nullable ObjectNode inline(Input input, boolean privateChat) {
        if (!input.has("reply_markup")) {
            return null;
        }
        var markup = input.object("reply_markup");
        if (markup.isEmpty()) {
            return null;
        }
        if (!markup.has("inline_keyboard")) {
            throw Rejection.badRequest("inline keyboard expected");
        }
        var checked = checkInline(markup, privateChat);
        return checked.path("inline_keyboard").isEmpty() ? null : checked;
    }

    private static ObjectNode checkInline(ObjectNode markup, boolean privateChat) {
        var rows = Json.array();
        for (var row : rows(markup, "inline_keyboard", "inline keyboard")) {
            var kept = Json.array();
            row.forEach(button -> kept.add(Buttons.inline(button, privateChat)));
            if (!kept.isEmpty()) {
                rows.add(kept);
            }
        }
        var checked = Json.object();
        checked.set("inline_keyboard", rows);
        return checked;
    }

    private static ObjectNode checkReply(ObjectNode markup, boolean privateChat) {
        var rows = Json.array();
        for (var row : rows(markup, "keyboard", "reply keyboard")) {
            var kept = rows.addArray();
            row.forEach(button -> kept.add(Buttons.reply(button, privateChat)));
        }
        var checked = markup.deepCopy();
        checked.set("keyboard", rows);
        return checked;
    }

    private static ArrayNode rows(ObjectNode markup, String field, String what) {
        if (!(markup.get(field) instanceof ArrayNode rows)) {
            throw Rejection.badRequest("can't parse " + what + ": Field \"" + field + "\" must be of type Array");
        }
        rows.forEach(row -> {
            if (!row.isArray()) {
                throw Rejection.badRequest("can't parse " + what + ": Expected an Array of Arrays");
            }
        });
        return rows;
    }
}

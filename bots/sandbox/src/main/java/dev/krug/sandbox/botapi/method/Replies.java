package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.text.Formatting;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Views;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a new message answers. */
final class Replies {

    /**
     * An answer.
     *
     * @param message the answered message of the same chat; 0 if there is none
     * @param head what stands in the message of a quotation or of a message elsewhere
     */
    record Reply(int message, @Nullable ObjectNode head) {}

    /** What is told of a message elsewhere. */
    private static final List<String> SHOWN = List.of(
            "photo",
            "video",
            "audio",
            "document",
            "animation",
            "voice",
            "video_note",
            "sticker",
            "has_media_spoiler",
            "contact",
            "dice",
            "location",
            "venue",
            "link_preview_options");

    private static final Reply NONE = new Reply(0, null);

    private Replies() {}

    static Reply of(Call call, Chat chat) {
        var input = call.input();
        if (!input.has("reply_parameters")) {
            long wanted = input.integer("reply_to_message_id");
            return wanted == 0 ? NONE : to(chat, wanted, input.bool("allow_sending_without_reply"));
        }
        var options = input.object("reply_parameters");
        long wanted = options.path("message_id").asLong(0);
        boolean optional = options.path("allow_sending_without_reply").asBoolean(false);
        var source = options.hasNonNull("chat_id") ? source(call, options) : chat;
        if (source != chat) {
            return elsewhere(call, source, wanted, optional);
        }
        var reply = to(chat, wanted, optional);
        var answered = chat.message(reply.message());
        return answered == null || !options.hasNonNull("quote")
                ? reply
                : new Reply(reply.message(), quotation(answered, options));
    }

    private static Chat source(Call call, ObjectNode options) {
        var named = new Call(
                call.world(),
                call.flood(),
                call.bot(),
                new Input(Map.of("chat_id", options.path("chat_id")), Map.of()));
        return Targets.known(named, "chat_id");
    }

    private static Reply to(Chat chat, long wanted, boolean optional) {
        var answered = chat.message(wanted);
        if (answered == null && !optional) {
            throw Rejection.badRequest("message to be replied not found");
        }
        return answered == null ? NONE : new Reply(answered.id(), null);
    }

    private static Reply elsewhere(Call call, Chat source, long wanted, boolean optional) {
        int id = to(source, wanted, optional).message();
        var answered = source.message(id);
        if (answered == null) {
            return NONE;
        }
        var head = Json.object();
        var info = head.putObject("external_reply");
        info.set("origin", Views.origin(call.world(), source, answered));
        if (source.isShared() && !source.group().isPlain()) {
            info.set("chat", Views.chat(call.world(), source));
            info.put("message_id", id);
        }
        SHOWN.stream()
                .filter(answered.content()::has)
                .forEach(name -> info.set(name, answered.content().get(name)));
        return new Reply(0, head);
    }

    private static ObjectNode quotation(Message answered, ObjectNode options) {
        var given = options.path("quote_entities");
        var quoted = Formatting.sent(
                options.path("quote").asString(""),
                options.path("quote_parse_mode").asString(null),
                given instanceof ArrayNode entities ? entities : null);
        var whole = answered.content()
                .path("text")
                .asString(answered.content().path("caption").asString(""));
        int position = whole.indexOf(
                quoted.text(), Math.max(0, options.path("quote_position").asInt(0)));
        position = position < 0 ? whole.indexOf(quoted.text()) : position;
        if (quoted.text().isEmpty() || position < 0) {
            throw Rejection.badRequest("QUOTE_TEXT_INVALID");
        }
        var head = Json.object();
        var quote = head.putObject("quote").put("text", quoted.text());
        quote.put("position", position).put("is_manual", true);
        return head;
    }
}

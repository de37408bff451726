package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Views;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The message that a bot changes: one of its own, or one that was sent through it. */
record Edited(Chat chat, Message message, boolean inline) {

    private static final String MISSING = "message to edit not found";
    private static final String INLINE = "inline_message_id";

    /** Which message; a message in a chat needs the first two, one that was sent through the bot the third. */
    static final List<Parameter> PARAMETERS =
            List.of(Parameter.any("chat_id"), Parameter.integer("message_id"), Parameter.string(INLINE));

    static Edited of(Call call) {
        if (call.input().has(INLINE)) {
            return inline(call);
        }
        if (!call.input().has("chat_id")) {
            throw Rejection.badRequest("chat_id is empty");
        }
        if (!call.input().has("message_id")) {
            throw Rejection.badRequest("message identifier is not specified");
        }
        var chat = Targets.writable(call);
        var message = Targets.message(call, chat, MISSING);
        boolean post = chat.isShared()
                && chat.group().isChannel()
                && chat.group().member(call.bot().id()).may("can_edit_messages");
        if (message.from() != call.bot().id() && !post || message.viaBot() != 0) {
            throw Rejection.badRequest("message can't be edited");
        }
        return new Edited(chat, message, false);
    }

    private static Edited inline(Call call) {
        var place = call.world().inline().message(call.input().string(INLINE));
        var chat = place == null || place.bot() != call.bot().id()
                ? null
                : call.world().chats().find(place.chat());
        var message = place == null || chat == null ? null : chat.message(place.message());
        if (chat == null || message == null) {
            throw Rejection.badRequest("MESSAGE_ID_INVALID");
        }
        return new Edited(chat, message, true);
    }

    /** A message that was sent through the bot is not shown to it. */
    JsonNode result(Call call, Message changed) {
        return inline ? Call.TRUE : Views.message(call.world(), chat, changed);
    }
}

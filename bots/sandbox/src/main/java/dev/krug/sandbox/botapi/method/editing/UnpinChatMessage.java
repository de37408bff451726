package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.Options;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import java.util.List;

/** Without a message it is the latest pinned one. */
final class UnpinChatMessage extends Pinning {

    UnpinChatMessage() {
        super(Parameter.integer("message_id"), Options.BUSINESS);
    }

    @Override
    void change(Call call, Chat chat) {
        int latest = chat.pinned().isEmpty() ? 0 : chat.pinned().getLast();
        int id = Math.toIntExact(Math.clamp(call.input().integer("message_id", latest), 0, Integer.MAX_VALUE));
        if (!chat.pinned().contains(id)) {
            throw Rejection.badRequest("message to unpin not found");
        }
        call.world().pins().unpin(chat, List.of(id));
    }
}
